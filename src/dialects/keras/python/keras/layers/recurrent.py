"""Recurrent layers, their cells, and ``RNN``, which walks a cell through time."""

import rosetta
from rosetta import Bound

from .._layer import Layer
from .._tensor import static_shape


class Recurrent(Layer):
    """What SimpleRNN, GRU, LSTM share; ``gates`` is how many blocks their weights have, ``states`` how many tensors they hand on."""

    gates, states = 1, 1

    def setup(self):
        super().setup()
        if not isinstance(self.units, int) or self.units <= 0:
            raise ValueError(f"Received an invalid value for argument `units`, expected a positive integer, got {self.units}")

    def bias_shape(self):
        """One bias for each gate."""
        return (self.gates * self.units,)

    def make_weights(self, features, owner, lead=""):
        """Kernel, recurrent kernel and bias of one direction."""
        owner.weight(f"{lead}kernel", (features, self.gates * self.units))
        owner.weight(f"{lead}recurrent_kernel", (self.units, self.gates * self.units))
        if getattr(self, "use_bias", True):
            owner.weight(f"{lead}bias", self.bias_shape())

    def build(self, input_shape):
        self.make_weights(int(input_shape[-1]), self)
        self.built = True

    def call(self, sequences, initial_state=None, mask=None):
        return self.said(sequences, initial_state, mask)

    def said(self, sequences, initial_state=None, mask=None, stated=None, ways=1, parameters=None, options=None):
        """Says one walk through a sequence. ``options`` holds what another layer decides: a wrapper, or ``RNN`` for a cell."""
        if mask is not None:
            raise rosetta.UnknownCall(f"{type(self).__name__} with a mask is not known here: steps that are left out are not modelled.")
        x, given = split(sequences, initial_state)
        if len(x.shape) != 3:
            raise ValueError(f"Input 0 of layer '{self.name}' is incompatible with the layer: expected ndim=3, found ndim={len(x.shape)}. Full shape received: {static_shape(x)}")
        own = {name: getattr(self, name, False) for name in ("return_sequences", "return_state", "time_major")} | (options or {})
        if own.get("go_backwards") is None:
            own["go_backwards"] = getattr(self, "go_backwards", False)
        axis = 0 if own["time_major"] else 1
        batch, width = x.shape[1 - axis], self.units * (2 if ways == 2 and (stated or {}).get("merge_mode", "concat") == "concat" else 1)
        result = (*x.shape[:2], width) if own["return_sequences"] else (batch, width)
        states = [(batch, self.units)] * (self.states * ways) if own["return_state"] else []
        if given and len(given) != self.states * ways:
            raise ValueError(f"Layer {self.name} expects {self.states * ways} initial states, but received {len(given)}.")
        bound = Bound(self.__rosetta_path__, {}, stated or {})
        made = say(self, bound, [x, *given], [result, *states], parameters)
        return made if own["return_state"] else made[0]


def say(layer, bound, inputs, shapes, parameters=None):
    """Records a call that gives several tensors, perhaps with weights of another layer."""
    from .._state import place, state
    from .._tensor import KerasTensor

    made = [KerasTensor(shape, "float32") for shape in shapes]
    if not state().quiet:
        rosetta.apply(layer.__rosetta_path__, inputs, bound, made, of=layer, parameters=parameters, where=place())
    return made


def split(sequences, initial_state):
    """The sequence and its initial states: Keras takes them as one list too."""
    if isinstance(sequences, (list, tuple)):
        return sequences[0], list(sequences[1:])
    if initial_state is None:
        return sequences, []
    return sequences, list(initial_state) if isinstance(initial_state, (list, tuple)) else [initial_state]


class SimpleRNN(Recurrent):
    __rosetta_path__ = "keras.layers.SimpleRNN"


class GRU(Recurrent):
    __rosetta_path__ = "keras.layers.GRU"
    gates = 3

    def bias_shape(self):
        """Two rows where the reset gate acts after the product."""
        return (2, 3 * self.units) if getattr(self, "reset_after", False) else (3 * self.units,)


class LSTM(Recurrent):
    __rosetta_path__ = "keras.layers.LSTM"
    gates, states = 4, 2


class CuDNNGRU(Recurrent):
    __rosetta_path__ = "keras.layers.CuDNNGRU"
    gates = 3

    def bias_shape(self):
        """Two biases, one after the other."""
        return (6 * self.units,)


class CuDNNLSTM(Recurrent):
    __rosetta_path__ = "keras.layers.CuDNNLSTM"
    gates, states = 4, 2

    def bias_shape(self):
        """Two biases, one after the other."""
        return (8 * self.units,)


class _Cell:
    """A cell called by the program itself makes one step: ``cell(x, states)`` gives the result and the new states."""

    def call(self, inputs, states, mask=None):
        given = list(states) if isinstance(states, (list, tuple)) else [states]
        shape = (inputs.shape[0], self.units)
        made = say(self, Bound(self.__rosetta_path__, {}, {"return_state": True}), [inputs, *given], [shape] * (1 + self.states))
        return made[0], made[1:] if isinstance(states, (list, tuple)) else made[1]


class SimpleRNNCell(_Cell, SimpleRNN):
    __rosetta_path__ = "keras.layers.SimpleRNNCell"


class GRUCell(_Cell, GRU):
    __rosetta_path__ = "keras.layers.GRUCell"


class LSTMCell(_Cell, LSTM):
    __rosetta_path__ = "keras.layers.LSTMCell"


class StackedRNNCells(Layer):
    """Several cells, one above the other."""

    __rosetta_path__ = "keras.layers.StackedRNNCells"

    def call(self, inputs, states):
        raise rosetta.UnknownCall("StackedRNNCells called by the program itself is not known here. Put it into keras.layers.RNN.")


class RNN(Layer):
    """Walks a cell, or several above one another, through time."""

    __rosetta_path__ = "keras.layers.RNN"

    def setup(self):
        super().setup()
        cells = self.cell.cells if isinstance(self.cell, StackedRNNCells) else self.cell
        self.floors = list(cells) if isinstance(cells, (list, tuple)) else [cells]
        for each in self.floors:
            if not isinstance(each, _Cell):
                raise rosetta.UnknownCall(f"RNN of a {type(each).__name__} is not known here. Known: SimpleRNNCell, GRUCell, LSTMCell; a cell of the program's own is not modelled.")
        if getattr(self, "stateful", False):
            raise rosetta.UnknownCall("RNN(stateful=True) is not known here: states that live on from batch to batch are not modelled.")

    def build(self, input_shape):
        width = int(input_shape[-1])
        for each in self.floors:
            each.build((None, None, width))
            width = each.units
        self.built = True

    def call(self, sequences, initial_state=None, mask=None):
        stated = {name: value for name, value in vars(self._arguments).items() if name in ("return_sequences", "return_state", "go_backwards", "time_major") and value}
        x, given = split(sequences, initial_state)
        if len(self.floors) > 1 and (given or stated.get("return_state") or stated.get("go_backwards")):
            raise rosetta.UnknownCall("RNN of several cells with states given or returned, or walking backwards, is not known here. Use one layer per cell.")
        for i, cell in enumerate(self.floors):
            own = stated if i + 1 == len(self.floors) else {**stated, "return_sequences": True}
            options = {name: own.get(name, False) for name in ("return_sequences", "return_state", "go_backwards", "time_major")}
            x = cell.said(x, given or None, mask, own, options=options)
        return x


def __getattr__(name):
    """Keras 2's modules held more layers than stand here."""
    import keras.layers

    return getattr(keras.layers, name)
