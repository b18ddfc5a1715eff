"""``caffe2.python.optimizer``: update rules that are added to a model's net."""

import rosetta

from .._net import Net  # noqa: F401
from .._updates import Update


class Optimizer:
    """What a ``build_…`` function gives back."""

    __rosetta_path__ = "caffe2.python.optimizer.Optimizer"

    def scale_learning_rate(self, scale):
        raise rosetta.UnknownCall("Optimizer.scale_learning_rate is not known here: the net is built already, and keeps the learning rate it was built with.")

    def get_auxiliary_parameters(self):
        raise rosetta.UnknownCall("Optimizer.get_auxiliary_parameters is not known here: what an optimiser keeps is not modelled as blobs.")


def _builder(name):
    path = f"caffe2.python.optimizer.{name}"

    def build(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        model, optimizer = bound.model, Optimizer()
        model.Validate()
        infos = model.GetOptimizationParamInfo()
        rosetta.construct(path, optimizer, rosetta.Bound(path, bound.values, {key: value for key, value in bound.stated.items() if key != "model"}))
        model.net.updates.append(Update(optimizer, [str(each.blob) for each in infos]))
        return optimizer

    build.__name__ = build.__qualname__ = name
    build.__rosetta_path__ = path
    return build


for _name in ("build_sgd",):
    globals()[_name] = _builder(_name)

_missing = rosetta.attribute_hook("caffe2.python.optimizer")


def __getattr__(name):
    return _missing(name)
