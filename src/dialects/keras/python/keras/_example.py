"""How a model that its program never calls is tried on an example."""

from ._tensor import KerasTensor
from .models import Model


def rosetta_models(values):
    """The outermost models among the values, each with the way to run it on one input."""
    found = [each for each in values if isinstance(each, Model)]
    inner = {id(part) for each in found for part in getattr(each, "layers", ())}
    return [(each, _runner(each)) for each in found if id(each) not in inner]


def _runner(model):
    return lambda shape, dtype: model(KerasTensor(shape, dtype))
