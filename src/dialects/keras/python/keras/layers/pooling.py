"""Pooling over windows, over everything, and to a fixed size."""

from .._layer import Layer
from .._shapes import axes, image, layout, tuple_of, window
from .._tensor import record


class _Spatial(Layer):
    rank = 2

    def format(self):
        own = vars(self._arguments)
        return layout(own.get("data_format")) if "data_format" in own else "channels_last"

    def sizes(self, inputs):
        if inputs.ndim != self.rank + 2:
            raise ValueError(f"Input 0 of layer '{self.name}' is incompatible with the layer: expected ndim={self.rank + 2}, found ndim={inputs.ndim}. Full shape received: {inputs!r}")
        channel, spatial = axes(self.format(), inputs.ndim)
        return inputs.shape[channel], [inputs.shape[axis] for axis in spatial]


class _Pool(_Spatial):
    def call(self, inputs):
        channels, sizes = self.sizes(inputs)
        size = tuple_of(self.pool_size, self.rank, "pool_size")
        strides = size if self.strides is None else tuple_of(self.strides, self.rank, "strides")
        made = [window(n, k, s, str(self.padding).lower()) for n, k, s in zip(sizes, size, strides)]
        return record(self.__rosetta_path__, None, [inputs], image(inputs.shape, self.format(), channels, made), of=self)


class _GlobalPool(_Spatial):
    def call(self, inputs):
        channels, sizes = self.sizes(inputs)
        keep = getattr(self, "keepdims", False)
        shape = image(inputs.shape, self.format(), channels, [1] * self.rank) if keep else (inputs.shape[0], channels)
        return record(self.__rosetta_path__, None, [inputs], shape, of=self)


class _AdaptivePool(_Spatial):
    def call(self, inputs):
        channels, sizes = self.sizes(inputs)
        wanted = tuple_of(self.output_size, self.rank, "output_size")
        made = [n if k is None else k for n, k in zip(sizes, wanted)]
        return record(self.__rosetta_path__, None, [inputs], image(inputs.shape, self.format(), channels, made), of=self)


def _family(base, prefix, suffix=""):
    """The classes of one kind of pooling for one, two and three spatial axes."""
    for rank in (1, 2, 3):
        name = f"{prefix}{rank}D{suffix}"
        yield type(name, (base,), {"__rosetta_path__": f"keras.layers.{name}", "rank": rank, "__doc__": f"{prefix} over {rank} spatial axes.", "__module__": __name__})


MaxPooling1D, MaxPooling2D, MaxPooling3D = _family(_Pool, "MaxPooling")
AveragePooling1D, AveragePooling2D, AveragePooling3D = _family(_Pool, "AveragePooling")
GlobalAveragePooling1D, GlobalAveragePooling2D, GlobalAveragePooling3D = _family(_GlobalPool, "GlobalAveragePooling")
GlobalMaxPooling1D, GlobalMaxPooling2D, GlobalMaxPooling3D = _family(_GlobalPool, "GlobalMaxPooling")
AdaptiveAveragePooling1D, AdaptiveAveragePooling2D, AdaptiveAveragePooling3D = _family(_AdaptivePool, "AdaptiveAveragePooling")
AdaptiveMaxPooling1D, AdaptiveMaxPooling2D, AdaptiveMaxPooling3D = _family(_AdaptivePool, "AdaptiveMaxPooling")

MaxPool1D, MaxPool2D, MaxPool3D = MaxPooling1D, MaxPooling2D, MaxPooling3D
AvgPool1D, AvgPool2D, AvgPool3D = AveragePooling1D, AveragePooling2D, AveragePooling3D
GlobalAvgPool1D, GlobalAvgPool2D, GlobalAvgPool3D = GlobalAveragePooling1D, GlobalAveragePooling2D, GlobalAveragePooling3D
GlobalMaxPool1D, GlobalMaxPool2D, GlobalMaxPool3D = GlobalMaxPooling1D, GlobalMaxPooling2D, GlobalMaxPooling3D


def __getattr__(name):
    """Keras 2's modules held more layers than stand here."""
    import keras.layers

    return getattr(keras.layers, name)
