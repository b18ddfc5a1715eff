"""Models: drawn from inputs to outputs, or the program's own classes."""

import rosetta

from . import _graph
from ._data import placeholder
from ._layer import Layer
from ._state import quietly, state
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
