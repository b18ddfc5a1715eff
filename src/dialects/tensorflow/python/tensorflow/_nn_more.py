"""More of tf.nn: normalisation, and names that are refused by name."""

from ._control import refused

__all__ = ["l2_normalize", "local_response_normalization", "lrn"]


def l2_normalize(x, axis=None, epsilon=1e-12, name=None, dim=None):
    """Divided by the root of the sum of squares: read step by step."""
    from ._math_ops import maximum, multiply, rsqrt, square
    from ._reductions import reduce_sum

    at = axis if axis is not None else dim
    return multiply(x, rsqrt(maximum(reduce_sum(square(x), at, True), epsilon)))


lrn = local_response_normalization = refused("tensorflow.nn.lrn", "no op of the neutral language normalises over neighbouring channels")
