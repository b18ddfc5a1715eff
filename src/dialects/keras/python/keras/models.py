"""keras.models: Model (drawn or subclassed) and Sequential."""

import rosetta

from . import _graph
from ._data import placeholder, start
from ._layer import Layer
from ._state import auto_name, quietly, standing_at, state
from ._tensor import KerasTensor, drawn, static_shape, walk
from ._training import Trainer


class Model(Trainer, Layer):
    """A model: drawn from inputs to outputs, or a subclass with ``call``."""

    __rosetta_path__ = "keras.Model"

    def __new__(cls, *args, **kwargs):
        made = object.__new__(cls)
        state().models.append(made)
        return made

    def __init__(self, *args, **kwargs):
        self._inputs = self._outputs = None
        kwargs = {{"input": "inputs", "output": "outputs"}.get(key, key): value for key, value in kwargs.items()}
        drawing = [*args, *(kwargs[key] for key in ("inputs", "outputs") if key in kwargs)]
        if type(self).__rosetta_path__ == Model.__rosetta_path__ and drawn(drawing):
            inputs, outputs = (*args, *(None, None))[:2]
            self._inputs, self._outputs = kwargs.pop("inputs", inputs), kwargs.pop("outputs", outputs)
            super().__init__(**{**dict(zip(("name",), args[2:])), **kwargs})
            self._finish_drawing()
        else:
            super().__init__(*args, **kwargs)

    def _finish_drawing(self):
        missing = [each for each in walk((self._inputs, self._outputs)) if not isinstance(each, KerasTensor) or each.history is None]
        if missing:
            raise ValueError(f"Inputs and outputs of a functional model must be tensors that start at Input. Received {missing[0]!r}.")
        self._nested = _graph.layers_of(self._outputs)
        self.built = True

    @property
    def inputs(self):
        return list(walk(self._inputs))

    @property
    def outputs(self):
        return list(walk(self._outputs))

    @property
    def input(self):
        return self._inputs

    @property
    def output(self):
        return self._outputs

    @property
    def input_shape(self):
        return static_shape(self.inputs[0])

    @property
    def output_shape(self):
        return static_shape(self.outputs[0])

    @property
    def layers(self):
        """The layers, as Keras lists them: a drawn model's begin with its inputs."""
        starts = [Start(each) for each in self.inputs] if self._outputs is not None else []
        return [*starts, *(each for each in self.sublayers() if isinstance(each, Layer))]

    def get_layer(self, name=None, index=None):
        """A layer by name or by place."""
        if index is not None:
            return self.layers[index]
        for layer in self.layers:
            if layer.name == name:
                return layer
        raise ValueError(f"No such layer: {name}. Existing layers are: {[layer.name for layer in self.layers]}.")

    def sublayers(self):
        return self._nested if self._outputs is not None and hasattr(self, "_nested") else super().sublayers()

    def call(self, inputs, training=None):
        if self._outputs is None:
            raise NotImplementedError(f"Model {self.name} has no `call` method.")
        return _graph.run(self.inputs, self._outputs, list(walk(inputs)))

    def build(self, input_shape=None):
        """Makes the weights by working out shapes once."""
        if self._outputs is None and input_shape is not None and not self.built and type(self).call is not Model.call:
            self.built = True
            with quietly():
                self(placeholder(input_shape))
        self.built = True

    def summary(self, *args, **kwargs):
        """Nothing is printed: a dry run shows no numbers of its own."""
        rosetta.bind("keras.Model.summary", args, kwargs)


class Start:
    """A drawn model's input in its list of layers: it has a name and nothing to learn."""

    weights = trainable_weights = non_trainable_weights = ()
    trainable = True

    def __init__(self, tensor):
        self.name, self.output, self.input = tensor.name, tensor, tensor


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


Functional = Model

__getattr__ = rosetta.attribute_hook(__name__)
