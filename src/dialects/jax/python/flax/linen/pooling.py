"""Pools: functions on images with the channels last."""

import rosetta
from jax._record import named, said
from jax._shapes import windowed

from .layer import images


def _pool(path):
    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        window = tuple(int(n) for n in bound.window_shape)
        x = images(bound.inputs, len(window), path)
        strides = tuple(bound.strides) if bound.strides else (1,) * len(window)
        if len(strides) != len(window):
            raise AssertionError(f"len({window}) must equal len({strides})")
        sizes = windowed(x.shape[1:-1], window, strides, bound.padding, (1,) * len(window))
        stated = {name: value for name, value in bound.stated.items() if name != "inputs"}
        return said(path, rosetta.Bound(path, bound.values, stated), [x], (x.shape[0], *sizes, x.shape[-1]))

    return named(call, path)


avg_pool, max_pool = _pool("flax.linen.avg_pool"), _pool("flax.linen.max_pool")


def _refused(name):
    def call(*_, **__):
        rosetta.unknown(f"flax.linen.{name}", ["avg_pool", "max_pool"])

    return named(call, f"flax.linen.{name}")


min_pool, pool = _refused("min_pool"), _refused("pool")
