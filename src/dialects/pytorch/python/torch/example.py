"""How a model that its program never calls is tried on an example."""

from . import dtypes
from .nn.containers import Sequential
from .nn.module import Module, is_leaf
from .tensor import Tensor


def rosetta_models(values):
    """The outermost modules among the values, each with the way to run it on one input; a module does not say its own.

    A single value, which the notebook names as its model, may also be a layer of torch's own.
    """
    if len(values) == 1 and isinstance(values[0], Module) and is_leaf(values[0]):
        return [(values[0], _runner(Sequential(values[0])), None)]
    found = [each for each in values if isinstance(each, Module) and not is_leaf(each)]
    inner = {id(part) for each in found for part in each.modules() if part is not each}
    return [(each, _runner(each), None) for each in found if id(each) not in inner]


def _runner(model):
    return lambda shape, dtype: model(Tensor(shape, dtypes.of(dtype)))
