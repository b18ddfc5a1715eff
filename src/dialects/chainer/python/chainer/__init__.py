"""``chainer`` for a dry run: the calls of a program, recorded; no numbers."""

import rosetta

from . import backends, configuration, cuda, dataset, datasets, functions, initializers, iterators, link, links, optimizer, optimizer_hooks, optimizers, reporter, serializers, training, utils, variable  # noqa: F401
from .backends.cuda import get_device  # noqa: F401
from .configuration import config, force_backprop_mode, global_config, no_backprop_mode, using_config  # noqa: F401
from .example import rosetta_models  # noqa: F401
from .initializers import Initializer  # noqa: F401
from .link import Chain, ChainList, Link  # noqa: F401
from .optimizer import GradientMethod, Optimizer  # noqa: F401
from .parameter import Parameter
from .reporter import DictSummary, Reporter, Summary, get_current_reporter, report, report_scope  # noqa: F401
from .sequential import Sequential  # noqa: F401
from .variable import Variable, as_array, as_variable  # noqa: F401

variable.Parameter = Parameter
as_variable.__rosetta_path__ = "chainer.as_variable"


def is_debug():
    """No."""
    return False


def set_debug(debug):
    """Checks only."""
    rosetta.no_effect("chainer.set_debug() only helps to find errors.")


def print_runtime_info(out=None):
    """What is installed; a dry run has nothing."""
    print(f"Chainer: {_version_of('chainer')}", file=out)


_missing, _version_of = rosetta.attribute_hook("chainer"), rosetta.version_of


def __getattr__(name):
    if name == "__version__":
        return _version_of("chainer")
    return _missing(name)
