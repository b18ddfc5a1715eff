"""More of tf.nn: normalisations without weights, and what is read step by step."""

import rosetta

from ._graph import Made, draw
from ._sources import operand

__all__ = ["crelu", "l2_normalize", "local_response_normalization", "lrn"]


def l2_normalize(x, axis=None, epsilon=1e-12, name=None, dim=None):
    """Divided by the root of the sum of squares: read step by step."""
    from ._math_ops import maximum, multiply, rsqrt, square
    from ._reductions import reduce_sum

    at = axis if axis is not None else dim
    return multiply(x, rsqrt(maximum(reduce_sum(square(x), at, True), epsilon)))


def lrn(*args, **kwargs):
    """Divided by how strongly neighbouring channels answer at the same place."""
    path = "tensorflow.nn.local_response_normalization"
    bound = rosetta.bind(path, args, kwargs)
    value = operand(bound.input)
    if len(value.sample.shape) != 4:
        raise ValueError(f"Shape must be rank 4 but is rank {len(value.sample.shape)} for 'LRN'.")
    return draw(path, bound, [value], lambda ins, _: Made(ins[0].shape, ins[0].dtype), name=bound.name or "LRN")


local_response_normalization = lrn
lrn.__rosetta_path__ = "tensorflow.nn.local_response_normalization"


def crelu(features, name=None, axis=-1):
    """What is positive, and what is negative with its sign turned, side by side: read step by step."""
    from ._array_ops import concat
    from ._math_ops import negative
    from .nn import relu

    return relu(concat([features, negative(features)], axis))
