"""``cntk.metrics``: what is counted and not trained."""

import rosetta

from ._operations import Operation, draw, variable
from ._shapes import reduced

__all__ = ["classification_error"]


class _Counted(Operation):
    takes_classes = True


def classification_error(*args, **kwargs):
    """Whether the largest output is not the true class."""
    path = "cntk.metrics.classification_error"
    bound = rosetta.bind(path, args, kwargs)
    given = [variable(bound.values[each], each, path) for each in ("output_vector", "target_vector")]
    return draw(_Counted(lambda node, dims, _: reduced(dims, [len(dims) - 1], True)), path, bound, given)


__getattr__ = rosetta.attribute_hook("cntk.metrics")
