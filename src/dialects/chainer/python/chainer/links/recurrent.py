"""Recurrent links that make one step per call: some keep their state between calls, some are given it."""

import rosetta

from .. import _shapes
from .._record import floats, need, said
from .._state import state
from ..functions.connection import as_matrix
from ..link import Chain, Link, mark_like
from ..parameter import Parameter
from ..variable import Variable
from ._built import Built


def is_zero(value):
    """Whether a state is known to hold nothing but zeros."""
    known = getattr(value, "rosetta_constant", None)
    return value is None or (known is not None and not any(known))


class _Cell(Built, Chain):
    """A link of several matrices, each in a child of its own; ``kinds`` is how many states it has."""

    kinds = 1

    def part(self, name, shapes):
        """A child with weights of these shapes; one without a shape gets it at the first call."""
        child = Link()
        with self.init_scope():
            setattr(self, name, child)
        for role, shape in shapes.items():
            made = Parameter.of_link()
            made.owner, made.role = self, f"{name}.{role}"
            with child.init_scope():
                setattr(child, role, made)
            if shape is not None:
                made.initialize(shape)

    def weights_by_role(self):
        """The children's weights, by the child's name and theirs."""
        own = [each for child in self._children.values() for each in child._params.values()]
        return {each.role: each for each in own if each.is_initialized}

    def matrix(self, x):
        """The input as a matrix of one row per example."""
        path = self.link_path()
        floats(need(x, "x", path), "x", path)
        if not rosetta.recorder().current_trace:
            mark_like(x, x)
        x = as_matrix(x, 1, path)
        self.widen(int(x.shape[1]))
        return x

    def step(self, x, states, stated=None):
        """Records one step: its result, and the states after it."""
        path, shape = self.link_path(), (x.shape[0], self.state_size)
        for each in states:
            _shapes.expect(tuple(map(int, each.shape)) == tuple(map(int, shape)), path, f"states of shape {_shapes.written(shape)}", _shapes.written(each.shape))
        if not rosetta.recorder().current_trace:
            rosetta.rename(self, parameters=self.weights_by_role())
        others = [Variable.made(shape) for _ in range(self.kinds)]
        result = said(path, rosetta.Bound(path, {}, stated or {}), [x, *states], shape, of=self, others=others)
        return result, others

    def given(self, *states):
        """States as a call is given them: none where all are zero."""
        if all(is_zero(each) for each in states):
            return []
        if any(each is None for each in states):
            raise rosetta.UnknownCall(f"{self.link_path()} with one state given and the other None is not known here. Expected both, or neither.")
        return list(states)


class _Stateful:
    """A link that hands its state on to its next call."""

    def reset_state(self):
        """The next call begins with zeros."""
        self.__dict__.update(h=None, c=None, _begun=state().carried)

    def kept(self):
        """The states that the last call left, the hidden one first; none at the beginning of a sequence."""
        if self.h is not None and self._begun != state().carried:
            rosetta.note("not modelled", f"{self.link_path()} goes on here from the state that the batch before left: each batch is read by itself, and begins with zeros. Call reset_state() before each sequence, if that is what is meant.")
            self.reset_state()
        return [] if self.h is None else self.given(*([self.h] if self.kinds == 1 else [self.h, self.c]))

    def keep(self, result, states):
        """What the next call goes on from."""
        self.__dict__.update(h=result, c=states[-1] if self.kinds == 2 else None, _begun=state().carried)
        return result


class _Lstm(_Cell):
    """Upward and lateral matrices whose rows hold the four gates of each unit side by side; only the upward one adds a bias."""

    kinds = 2

    def build(self, bound):
        """Without ``out_size`` the first argument is the number of units."""
        inputs, units = bound.in_size, bound.out_size
        if units is None:
            inputs, units = None, inputs
        self.__dict__.update(in_size=inputs, out_size=units, state_size=int(units))
        self.part("upward", {"W": None if inputs is None else (4 * units, inputs), "b": (4 * units,)})
        self.part("lateral", {"W": (4 * units, units)})

    def widen(self, features):
        if not self.upward.W.is_initialized:
            self.upward.W.initialize((4 * self.state_size, features))
        wanted = int(self.upward.W.shape[1])
        _shapes.expect(features == wanted, self.link_path(), f"x.shape[-1] == {wanted}", features)


class StatelessLSTM(_Lstm):
    """An LSTM's step from the states it is given."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.StatelessLSTM"

    def forward(self, c, h, x):
        result, states = self.step(self.matrix(x), self.given(h, c))
        return states[1], result


class LSTM(_Stateful, _Lstm):
    """An LSTM that keeps its states."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.LSTM"

    def build(self, bound):
        super().build(bound)
        self.reset_state()

    def set_state(self, c, h):
        """States that the next call goes on from."""
        self.keep(h, [h, c])

    def forward(self, x):
        return self.keep(*self.step(self.matrix(x), self.kept()))


class _Gru(_Cell):
    """Six fully connected layers, two per gate, each with a bias of its own."""

    def build(self, bound):
        """W, W_r and W_z for the input; U, U_r and U_z for the state."""
        inputs, units = bound.in_size, int(bound.out_size)
        self.__dict__["state_size"] = units
        for name in ("W_r", "U_r", "W_z", "U_z", "W", "U"):
            shape = None if inputs is None and name[0] == "W" else (units, inputs if name[0] == "W" else units)
            self.part(name, {"W": shape, "b": (units,)})

    def widen(self, features):
        for name in ("W_r", "W_z", "W"):
            weight = getattr(self, name).W
            if not weight.is_initialized:
                weight.initialize((self.state_size, features))
            _shapes.expect(features == int(weight.shape[1]), self.link_path(), f"x.shape[-1] == {int(weight.shape[1])}", features)


class StatelessGRU(_Gru):
    """A GRU's step from the state it is given."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.StatelessGRU"

    def forward(self, h, x):
        if h is None:
            raise TypeError(f"{self.link_path()}: h must be an array or a chainer.Variable, not NoneType")
        return self.step(self.matrix(x), self.given(h))[0]


class StatefulGRU(_Stateful, _Gru):
    """A GRU that keeps its state. Its first step has no state, and leaves out the layers of the state with their biases."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.StatefulGRU"

    def build(self, bound):
        super().build(bound)
        self.reset_state()

    def set_state(self, h):
        """The state that the next call goes on from."""
        self.keep(h, [])

    def forward(self, x):
        states, first = self.kept(), self.h is None
        return self.keep(*self.step(self.matrix(x), states, {"first": True} if first else None))


class GRU(StatefulGRU):
    """The same."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.GRU"

    def forward(self, *args):
        if len(args) != 1:
            more = " In Chainer v2, chainer.links.GRU is changed from stateless to stateful. One possibility is you assume GRU to be stateless. Use chainer.links.StatelessGRU instead." if len(args) == 2 else ""
            raise ValueError(f"Invalid argument. The length of GRU.forward must be 1. But {len(args)} is given. {more}")
        return super().forward(*args)
