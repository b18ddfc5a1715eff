"""Cells that carry a state through time, and the RNN that walks them; both kinds of modules share how a walk is recorded."""

from typing import Any, Callable

import jax.numpy as jnp
import numpy
import rosetta
from jax._array import Array
from jax._state import state as run_state
from jax._record import operand

from .layer import Layer, Mode
from .module import Module

STATES = {"LSTMCell": 2, "OptimizedLSTMCell": 2, "GRUCell": 1, "SimpleCell": 1}


def zero_state(shape, path, init):
    """A first state of zeros, known as such."""
    if init is not None and getattr(init, "__rosetta_path__", init) not in ("zeros", "jax.nn.initializers.zeros"):
        raise rosetta.UnknownCall(f"{path}(carry_init=…) is not known here: first states other than zero are not modelled.")
    made = Array.wrap(numpy.ndarray(tuple(shape), "float32"))
    made.rosetta_zero = True
    return made


def states_in(carry, count, path):
    """The states of a carry in the neutral order (hidden, then cell); none where all are zero."""
    given = [carry] if count == 1 else [carry[1], carry[0]]
    zero = [getattr(each, "rosetta_zero", False) for each in given]
    if all(zero):
        return []
    if any(zero):
        raise rosetta.UnknownCall(f"{path} with one state zero and the other given is not known here.")
    return [operand(each, path) for each in given]


def walked(cell, x, carry, weights, say, units, **walk):
    """Records a walk, or a single step; gives the carry and the results."""
    from jax._array import Array as Made

    path, count = cell.__rosetta_path__, STATES[type(cell).__name__]
    states = [] if carry is None else states_in(carry, count, path)
    batch = x.shape[1] if walk.get("time_major") else x.shape[0]
    shape = (*x.shape[:-1], units)
    result = Made(shape)
    finals = [Made((batch, units)) for _ in range(count)] if walk.get("return_carry") else []
    say([x, *states], [result, *finals], weights, Mode(**walk))
    return (finals[0] if count == 1 else (finals[1], finals[0])) if finals else None, result


class Cell(Layer):
    """A cell of linen: one weight per gate, each under a name of its own."""

    rosetta_plain = True
    gates = ()

    def forward(self, carry, inputs):
        made, result = self.walk(inputs, carry, return_carry=True)
        return made, result

    def walk(self, inputs, carry, **walk):
        """A walk through a sequence, or one step."""
        x = inputs if isinstance(inputs, Array) else Array.of(inputs).fed()
        weights = self.weights(int(x.shape[-1]))
        return walked(self, x, carry, weights, self.told, int(self.features), **walk)

    def told(self, given, made, weights, mode):
        if not run_state().quiet:
            rosetta.apply(self.__rosetta_path__, given, mode, made, of=self._identity(weights))

    def weights(self, features):
        """All weights by the names of their gates."""
        found = {}
        for name, bias in self.gates:
            rows = features if name.startswith("i") else self.features
            found[f"{name}.kernel"] = self._of(name, "kernel", (rows, self.features))
            if bias:
                found[f"{name}.bias"] = self._of(name, "bias", (self.features,))
        return found

    def _of(self, gate, role, shape):
        return self.scope.child(gate).variable("params", role, shape)

    def initialize_carry(self, rng, input_shape):
        """A first state: zeros."""
        shape = (*input_shape[:-1], self.features)
        made = [zero_state(shape, self.__rosetta_path__, self.carry_init) for _ in range(STATES[type(self).__name__])]
        return made[0] if len(made) == 1 else tuple(made)


_LSTM = tuple((f"i{gate}", False) for gate in "ifgo") + tuple((f"h{gate}", True) for gate in "ifgo")


class LSTMCell(Cell):
    __rosetta_path__ = "flax.linen.LSTMCell"
    gates = _LSTM


class OptimizedLSTMCell(Cell):
    __rosetta_path__ = "flax.linen.OptimizedLSTMCell"
    gates = _LSTM


class GRUCell(Cell):
    __rosetta_path__ = "flax.linen.GRUCell"
    gates = (("ir", True), ("iz", True), ("in", True), ("hr", False), ("hz", False), ("hn", True))


class SimpleCell(Cell):
    __rosetta_path__ = "flax.linen.SimpleCell"
    gates = (("i", True), ("h", False))


def run_rnn(rnn, inputs, initial_carry, seq_lengths, **walk):
    """What ``RNN`` makes of its cell."""
    path = f"{type(rnn).__rosetta_path__}"
    if seq_lengths is not None:
        raise rosetta.UnknownCall(f"{path}(seq_lengths=…) is not known here: sequences of different lengths are not modelled.")
    if type(rnn.cell).__name__ not in STATES:
        raise rosetta.UnknownCall(f"{path} of {type(rnn.cell).__name__} is not known here. Expected LSTMCell, OptimizedLSTMCell, GRUCell or SimpleCell.")
    said = {name: getattr(rnn, name) if value is None else value for name, value in walk.items()}
    keep = said.pop("keep_order")
    x = inputs if isinstance(inputs, Array) else Array.of(inputs).fed()
    if x.ndim != 3:
        raise rosetta.UnknownCall(f"{path} on an input with {x.ndim} axes is not known here. Expected three: batch, time and features.")
    carry, outputs = rnn.cell.walk(x, initial_carry, **said)
    if said["reverse"] and not keep:
        outputs = outputs[::-1] if said["time_major"] else outputs[:, ::-1]
    return (carry, outputs) if said["return_carry"] else outputs


class RNN(Module):
    """Walks a cell through a sequence."""

    __rosetta_path__ = "flax.linen.RNN"
    cell: Any
    time_major: bool = False
    return_carry: bool = False
    reverse: bool = False
    keep_order: bool = False
    unroll: int = 1
    variable_axes: Any = None
    variable_broadcast: Any = "params"
    variable_carry: Any = False
    split_rngs: Any = None

    def __call__(self, inputs, *, initial_carry=None, init_key=None, seq_lengths=None, return_carry=None, time_major=None, reverse=None, keep_order=None):
        return run_rnn(self, inputs, initial_carry, seq_lengths, return_carry=return_carry, time_major=time_major, reverse=reverse, keep_order=keep_order)


def _joined(a, b):
    return jnp.concatenate([a, b], axis=-1)


def run_both(rnn, inputs, initial_carry, seq_lengths, return_carry, time_major):
    """What ``Bidirectional`` makes of its two RNNs."""
    carries = initial_carry or (None, None)
    asked = {"seq_lengths": seq_lengths, "return_carry": True, "time_major": rnn.time_major if time_major is None else time_major}
    forward = rnn.forward_rnn(inputs, initial_carry=carries[0], reverse=False, **asked)
    backward = rnn.backward_rnn(inputs, initial_carry=carries[1], reverse=True, keep_order=True, **asked)
    outputs = rnn.merge_fn(forward[1], backward[1])
    wanted = rnn.return_carry if return_carry is None else return_carry
    return ((forward[0], backward[0]), outputs) if wanted else outputs


class Bidirectional(Module):
    """Two walks, from either end, whose results are joined."""

    __rosetta_path__ = "flax.linen.Bidirectional"
    forward_rnn: Any
    backward_rnn: Any
    merge_fn: Callable = _joined
    time_major: bool = False
    return_carry: bool = False

    def __call__(self, inputs, *, initial_carry=None, init_key=None, seq_lengths=None, return_carry=None, time_major=None, reverse=None, keep_order=None):
        return run_both(self, inputs, initial_carry, seq_lengths, return_carry, time_major)
