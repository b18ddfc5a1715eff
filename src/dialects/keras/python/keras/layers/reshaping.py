"""Layers that move or repeat elements: flatten, reshape, permute, pad, crop, enlarge."""

import math

from .._layer import Layer
from .._shapes import axes, image, layout, tuple_of
from .._state import version
from .._tensor import record


class Flatten(Layer):
    __rosetta_path__ = "keras.layers.Flatten"

    def call(self, inputs):
        from .. import ops

        # From 2.2 on, channels_first inputs are turned to channels last before they are flattened (layers/reshaping/flatten.py).
        if version() >= (2, 2) and inputs.ndim > 2 and layout(getattr(self, "data_format", None)) == "channels_first":
            inputs = ops.transpose(inputs, (0, *range(2, inputs.ndim), 1))
        return record(self.__rosetta_path__, None, [inputs], (inputs.shape[0], math.prod(int(n) for n in inputs.shape[1:])), of=self)


class Reshape(Layer):
    __rosetta_path__ = "keras.layers.Reshape"

    def call(self, inputs):
        target = [self.target_shape] if isinstance(self.target_shape, int) else list(self.target_shape)
        total = math.prod(int(n) for n in inputs.shape[1:])
        if -1 in target:
            rest = math.prod(n for n in target if n != -1)
            target[target.index(-1)] = total // rest if rest else 0
        if math.prod(target) != total:
            raise ValueError(f"The total size of the tensor must be unchanged. Received: input_shape={inputs!r}, target_shape={self.target_shape}")
        return record(self.__rosetta_path__, None, [inputs], (inputs.shape[0], *target), of=self)


class Permute(Layer):
    __rosetta_path__ = "keras.layers.Permute"

    def call(self, inputs):
        if sorted(self.dims) != list(range(1, inputs.ndim)):
            raise ValueError(f"Invalid permutation argument `dims` for Permute Layer. Expected each of 1…{inputs.ndim - 1} once. Received: dims={self.dims}")
        return record(self.__rosetta_path__, None, [inputs], (inputs.shape[0], *(inputs.shape[axis] for axis in self.dims)), of=self)


def _pairs(value, rank, name):
    """Before and after for each axis."""
    if isinstance(value, int):
        return [(value, value)] * rank
    if rank == 1:
        return [tuple_of(value, 2, name)]
    return [(each, each) if isinstance(each, int) else tuple_of(each, 2, name) for each in tuple_of(value, rank, name)]


class _Border(Layer):
    rank, argument, sign = 2, "padding", 1

    def call(self, inputs):
        own = vars(self._arguments)
        data_format = layout(own.get("data_format")) if "data_format" in own else "channels_last"
        channel, spatial = axes(data_format, inputs.ndim)
        pairs = _pairs(getattr(self, self.argument), self.rank, self.argument)
        made = [inputs.shape[axis] + self.sign * sum(pair) for axis, pair in zip(spatial, pairs)]
        if any(n <= 0 for n in made):
            raise ValueError(f"`{self.argument}` of layer '{self.name}' leaves nothing of the input {inputs!r}.")
        return record(self.__rosetta_path__, None, [inputs], image(inputs.shape, data_format, inputs.shape[channel], made), of=self)


def _border(name, rank, argument, sign):
    return type(name, (_Border,), {"__rosetta_path__": f"keras.layers.{name}", "rank": rank, "argument": argument, "sign": sign, "__module__": __name__})


ZeroPadding1D, ZeroPadding2D, ZeroPadding3D = (_border(f"ZeroPadding{n}D", n, "padding", 1) for n in (1, 2, 3))
Cropping1D, Cropping2D, Cropping3D = (_border(f"Cropping{n}D", n, "cropping", -1) for n in (1, 2, 3))


class _UpSampling(Layer):
    rank = 2

    def call(self, inputs):
        own = vars(self._arguments)
        data_format = layout(own.get("data_format")) if "data_format" in own else "channels_last"
        channel, spatial = axes(data_format, inputs.ndim)
        made = [inputs.shape[axis] * factor for axis, factor in zip(spatial, tuple_of(self.size, self.rank, "size"))]
        return record(self.__rosetta_path__, None, [inputs], image(inputs.shape, data_format, inputs.shape[channel], made), of=self)


UpSampling1D, UpSampling2D, UpSampling3D = (
    type(f"UpSampling{n}D", (_UpSampling,), {"__rosetta_path__": f"keras.layers.UpSampling{n}D", "rank": n, "__module__": __name__}) for n in (1, 2, 3)
)


class Rescaling(Layer):
    __rosetta_path__ = "keras.layers.Rescaling"

    def call(self, inputs):
        return record(self.__rosetta_path__, None, [inputs], inputs.shape, "float32", of=self)
