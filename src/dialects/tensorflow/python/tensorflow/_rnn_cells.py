"""Cells of recurrent layers: tf.nn.rnn_cell. A cell holds the weights; dynamic_rnn walks it through time."""

from collections import namedtuple

import rosetta
from rosetta import BatchDim
from rosetta.binding import Bound

from ._graph import Made, Tensor, Unknown, draw
from ._initializers import Initializer, instance
from ._layer import known_activation
from ._scopes import variable_scope
from ._sources import operand, size_of
from ._variables import layer_weight

LSTMStateTuple = namedtuple("LSTMStateTuple", ("c", "h"))


class ZeroState(Tensor):
    """A state of zeros: where it is the first one, nothing is recorded."""


def _zeros(batch, units, dtype):
    made = draw("tensorflow.zeros", None, [batch], lambda ins, _: Made([*size_of(ins[0]), units], dtype), name="zeros")
    return ZeroState(made.op, made.sample)


class RNNCell:
    """One step of a recurrent layer."""

    path, base, gates = "", "", 1

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(self.path, args, kwargs)
        stated = {name: instance(each) if isinstance(each, type) and issubclass(each, Initializer) else each for name, each in bound.stated.items()}
        if not known_activation(bound.values.get("activation")):
            raise rosetta.UnknownCall(f"{self.path}(activation=…) with a function of the program's own is not modelled here. Expected one of tf.nn, or tf.tanh, tf.sigmoid.")
        for name in ("num_proj", "proj_clip", "num_unit_shards", "num_proj_shards"):
            if bound.values.get(name) is not None:
                raise rosetta.UnknownCall(f"{self.path}({name}=…) is not modelled here.")
        self.arguments, self.num_units, self.built, self.roles = bound.values, int(bound.num_units), False, {}
        rosetta.construct(self.path, self, Bound(self.path, bound.values, stated))

    output_size = property(lambda self: self.num_units)
    state_size = property(lambda self: self.num_units)
    trainable_variables = property(lambda self: list(self.roles.values()))
    weights = variables = trainable_weights = trainable_variables

    def zero_state(self, batch_size, dtype="float32"):
        return _zeros(batch_size, self.num_units, dtype)

    def build(self, features):
        """Makes the weights in the current variable scope."""
        if self.built:
            return
        if isinstance(features, BatchDim):
            raise ValueError(f"{self.path}: expected inputs of known size on the last axis.")
        with variable_scope(self.arguments.get("name") or self.base, reuse=self.arguments.get("reuse")) as scope:
            for role, shape in self.shapes(int(features), self.num_units):
                self.roles[role] = layer_weight(self, role.replace(".", "/"), role, shape, "float32")
        rosetta.rename(self, scope.name.replace("/", "."), {role: each.op.weight for role, each in self.roles.items()})
        self.built = True

    def shapes(self, features, units):
        return [("kernel", (features + units, self.gates * units)), ("bias", (self.gates * units,))]

    def states(self, value):
        """The states of an initial value, hidden state first."""
        return [value]

    def packed(self, states):
        """The final states as a program sees them."""
        return states[0]

    def walk(self, inputs, initial=None, time_major=False, backward=False):
        """Draws the cell over a sequence: the results of all steps, and the final state."""
        value = operand(inputs)
        if isinstance(value.sample, Unknown) or len(value.sample.shape) != 3:
            raise ValueError(f"{self.path}: expected a sequence of three axes of known size. Received {value.get_shape()}.")
        self.build(value.sample.shape[-1])
        first = [] if initial is None or all(isinstance(each, ZeroState) for each in self.states(initial)) else [operand(each) for each in self.states(initial)]
        time, batch = (0, 1) if time_major else (1, 0)

        def compute(ins, _):
            shape = ins[0].shape
            results = (shape[0], shape[1], self.num_units)
            return [Made(results, ins[0].dtype), *[Made((shape[batch], self.num_units), ins[0].dtype)] * self.kinds]

        told = {"time_axis": time, **({"backward": True} if backward else {})}
        results, *states = self._drawn([value, *first], compute, told)
        return results, self.packed(states)

    kinds = 1

    def _drawn(self, inputs, compute, told):
        made = draw(self.path, Bound(self.path, {**self.arguments, **told, "name": None}, told), inputs, compute, name=self.base, of=self)
        made[0].op.waits = list(self.roles.values())
        return made

    def __call__(self, inputs, state, scope=None):
        """One step: the result, and the state after it."""
        value = operand(inputs)
        self.build(value.sample.shape[-1])
        states = [operand(each) for each in self.states(state)]
        made = self._drawn([value, *states], lambda ins, _: [Made((ins[0].shape[0], self.num_units), ins[0].dtype)] * (1 + self.kinds), {"time_axis": None})
        return made[0], self.packed(made[1:])


class _Lstm(RNNCell):
    """An LSTM's cell: its state is a pair."""

    base, gates, kinds = "lstm_cell", 4, 2

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.arguments.get("state_is_tuple") is False:
            raise rosetta.UnknownCall(f"{self.path}(state_is_tuple=False) is not modelled here.")

    state_size = property(lambda self: LSTMStateTuple(self.num_units, self.num_units))

    def zero_state(self, batch_size, dtype="float32"):
        return LSTMStateTuple(_zeros(batch_size, self.num_units, dtype), _zeros(batch_size, self.num_units, dtype))

    def shapes(self, features, units):
        peepholes = [(f"w_{gate}_diag", (units,)) for gate in "fio"] if self.arguments.get("use_peepholes") else []
        return [*super().shapes(features, units), *peepholes]

    def states(self, value):
        return [value[1], value[0]]

    def packed(self, states):
        return LSTMStateTuple(states[1], states[0])


class _Gru(RNNCell):
    """A GRU's cell: gates and candidate have kernels of their own."""

    base = "gru_cell"

    def shapes(self, features, units):
        inside = features + units
        return [("gates.kernel", (inside, 2 * units)), ("gates.bias", (2 * units,)), ("candidate.kernel", (inside, units)), ("candidate.bias", (units,))]


def _cell(kind, name, base):
    path = f"tensorflow.nn.rnn_cell.{name}"
    return type(name, (kind,), {"path": path, "__rosetta_path__": path, "base": base, "__doc__": kind.__doc__})


BasicRNNCell = _cell(RNNCell, "BasicRNNCell", "basic_rnn_cell")
GRUCell = _cell(_Gru, "GRUCell", "gru_cell")
LSTMCell = _cell(_Lstm, "LSTMCell", "lstm_cell")
BasicLSTMCell = _cell(_Lstm, "BasicLSTMCell", "basic_lstm_cell")
