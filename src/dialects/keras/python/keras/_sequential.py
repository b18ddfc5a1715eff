"""Layers one after the other."""

from ._data import start
from ._layer import Layer
from ._state import auto_name, quietly, standing_at
from ._tensor import KerasTensor, static_shape
from ._model import Model


class Sequential(Model):
    """Layers one after the other."""

    __rosetta_path__ = "keras.Sequential"

    def __init__(self, *args, **kwargs):
        self._stack, self._start = [], None
        super().__init__(*args, **kwargs)
        layers = self._arguments.layers
        for layer in layers if isinstance(layers, (list, tuple)) else [] if layers is None else [layers]:
            self.add(layer)

    def setup(self):
        pass

    def add(self, layer):
        """Adds a layer at the end."""
        from .layers import InputLayer

        if isinstance(layer, KerasTensor) and layer.history is not None and layer.history.target is None:
            self._start = layer
            return
        if not isinstance(layer, Layer):
            if callable(layer):
                from .layers import Lambda

                layer = Lambda(layer)
            else:
                raise ValueError(f"Only instances of `keras.Layer` can be added to a Sequential model. Received: {layer!r} (of type {type(layer)})")
        if isinstance(layer, InputLayer):
            self._start = start(layer.declared_shape(), layer.input_dtype(), layer.name)
            return
        if not self._stack and self._start is None and isinstance(layer, Sequential) and layer._start is not None:
            self._start = layer._start
        elif not self._stack and self._start is None and layer.declared_shape() is not None:
            self._start = start(layer.declared_shape(), "float32", auto_name("InputLayer"))
        self._stack.append(layer)
        self.built = False
        if self._start is not None:
            self._build_now()

    def _build_now(self):
        """Makes the weights, as soon as the input's shape is known."""
        with quietly():
            self._called((KerasTensor(self._start.shape, self._start.dtype),), {})
        self.built = True

    def pop(self):
        """Takes the last layer off."""
        return self._stack.pop()

    def sublayers(self):
        return self._stack

    @property
    def inputs(self):
        return [self._start] if self._start is not None else []

    @property
    def outputs(self):
        return [self.output]

    @property
    def input(self):
        return self._start

    @property
    def output(self):
        """The drawing of this model's layers, so that a functional model may start from it."""
        if self._start is None:
            raise AttributeError(f"Sequential model '{self.name}' has no defined outputs yet: its input shape is not known.")
        tensor = self._start
        for layer in self._stack:
            tensor = layer(tensor)
        return tensor

    @property
    def output_shape(self):
        with quietly():
            return static_shape(self._called((KerasTensor(self._start.shape, self._start.dtype),), {}))

    def ensure_built(self, args):
        """Each layer builds itself when it is called."""

    def build(self, input_shape=None):
        """Makes the weights for an input shape."""
        if input_shape is not None and self._start is None:
            self._start = start(input_shape, "float32", auto_name("InputLayer"))
            self._build_now()
        self.built = True

    def call(self, inputs, training=None):
        tensor = inputs
        for layer in self._stack:
            with standing_at(layer.written):
                tensor = layer(tensor)
        return tensor
