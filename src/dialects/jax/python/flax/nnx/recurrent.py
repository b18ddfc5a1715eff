"""Cells and walks in nnx: the same as linen's, with variables made at once."""

import rosetta
from jax._state import state as run_state

from ..linen.recurrent import STATES, _joined, run_both, run_rnn, walked, zero_state
from .layers import Layer, Linear, given
from .module import Module


class Cell(Layer):
    """A cell: dense layers by name, ``(name, inputs, gates, bias)``."""

    rosetta_plain = True
    parts = ()

    def build(self, bound):
        for name, state, gates, bias in self.parts:
            rows = self.hidden_features if state else self.in_features
            init = bound.values["recurrent_kernel_init" if state else "kernel_init"]
            own = {"kernel_init": init} if callable(init) else {}
            self.__dict__[name] = Linear(rows, gates * self.hidden_features, use_bias=bias, rngs=bound.values["rngs"], **own)
        weights = {f"{name}.{role}": vars(getattr(self, name))[role] for name, _, _, bias in self.parts for role in (("kernel", "bias") if bias else ("kernel",))}
        self.__dict__["_weights"] = weights
        rosetta.rename(self, parameters=weights)

    def forward(self, carry, inputs):
        return self.walk(inputs, carry, return_carry=True)

    def walk(self, inputs, carry, **walk):
        """A walk through a sequence, or one step."""
        return walked(self, given(inputs), carry, self._weights, self.told, int(self.hidden_features), **walk)

    def told(self, given, made, weights, mode):
        if not run_state().quiet:
            rosetta.apply(self.__rosetta_path__, given, mode, made, of=self)

    def initialize_carry(self, input_shape, rngs=None, carry_init=None):
        """A first state: zeros."""
        shape = (*input_shape[:-1], self.hidden_features)
        made = [zero_state(shape, self.__rosetta_path__, carry_init or self.bound.values["carry_init"]) for _ in range(STATES[type(self).__name__])]
        return made[0] if len(made) == 1 else tuple(made)


class LSTMCell(Cell):
    __rosetta_path__ = "flax.nnx.LSTMCell"
    parts = tuple((name, False, 1, False) for name in ("ii", "if_", "ig", "io")) + tuple((name, True, 1, True) for name in ("hi", "hf", "hg", "ho"))


class OptimizedLSTMCell(Cell):
    __rosetta_path__ = "flax.nnx.OptimizedLSTMCell"
    parts = (("dense_i", False, 4, False), ("dense_h", True, 4, True))


class GRUCell(Cell):
    __rosetta_path__ = "flax.nnx.GRUCell"
    parts = (("dense_i", False, 3, True), ("dense_h", True, 3, False))


class SimpleCell(Cell):
    __rosetta_path__ = "flax.nnx.SimpleCell"
    parts = (("dense_i", False, 1, True), ("dense_h", True, 1, False))


class RNN(Module):
    """Walks a cell through a sequence."""

    __rosetta_path__ = "flax.nnx.RNN"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        for name, value in bound.values.items():
            if name != "rngs":
                setattr(self, name, value)

    def __call__(self, inputs, *, initial_carry=None, seq_lengths=None, return_carry=None, time_major=None, reverse=None, keep_order=None, rngs=None, carry_init=None):
        return run_rnn(self, inputs, initial_carry, seq_lengths, return_carry=return_carry, time_major=time_major, reverse=reverse, keep_order=keep_order)


class Bidirectional(Module):
    """Two walks, from either end, whose results are joined."""

    __rosetta_path__ = "flax.nnx.Bidirectional"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        for name, value in bound.values.items():
            if name != "rngs":
                setattr(self, name, value)
        self.merge_fn = bound.merge_fn if callable(bound.merge_fn) else _joined

    def __call__(self, inputs, *, initial_carry=None, rngs=None, seq_lengths=None, return_carry=None, time_major=None, reverse=None, keep_order=None):
        return run_both(self, inputs, initial_carry, seq_lengths, return_carry, time_major)
