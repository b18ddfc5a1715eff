"""How a model that its program never calls is tried on an example."""

from ._layer import Layer
from ._sequential import Sequential
from ._tensor import KerasTensor
from .models import Model


def rosetta_models(values):
    """The outermost models among the values, each with the way to run it on one input, and on the inputs it was made for (None while they are unknown).

    A single value, which the notebook names as its model, may also be a layer.
    """
    if len(values) == 1 and isinstance(values[0], Layer) and not isinstance(values[0], Model):
        return [(values[0], _alone(values[0]), None)]
    found = [each for each in values if isinstance(each, Model)]
    inner = {id(part) for each in found for part in getattr(each, "layers", ())}
    return [(each, _runner(each), _own(each)) for each in found if id(each) not in inner]


def _alone(layer):
    return lambda shape, dtype: Sequential([layer])(KerasTensor(shape, dtype))


def _runner(model):
    return lambda shape, dtype: model(KerasTensor(shape, dtype))


def _own(model):
    try:
        inputs = list(model.inputs or ())
    except (AttributeError, ValueError):
        return None
    if not inputs:
        return None
    fresh = [KerasTensor(each.shape, each.dtype) for each in inputs]
    return lambda: model(fresh[0] if len(fresh) == 1 else fresh)
