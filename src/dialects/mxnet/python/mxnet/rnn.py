"""``mx.rnn``: cells, which a program unrolls over the steps of a sequence."""

import rosetta

from . import initializer, symbol
from ._operators import TABLE
from ._symbol import Symbol, Variable, drawn


class RNNParams:
    """Weights by name, made at the first asking."""

    def __init__(self, prefix=""):
        self._prefix, self._params = prefix, {}

    def get(self, name, **kwargs):
        name = self._prefix + name
        if name not in self._params:
            self._params[name] = Variable(name, **kwargs)
        return self._params[name]


class BeginState:
    """The zeros that a sequence begins with."""


class BaseRNNCell:
    """What all cells share."""

    states = 1

    def __init__(self, *args, **kwargs):
        self.path = type(self).__dict__["__rosetta_path__"]
        bound = rosetta.bind(self.path, args, kwargs)
        self.bound = bound
        self._prefix = bound.values.get("prefix") or ""
        self._own_params = bound.values.get("params") is None
        self._params = RNNParams(self._prefix) if self._own_params else bound.params
        self.make(bound)

    def make(self, bound):
        """Names the weights."""

    @property
    def params(self):
        return self._params

    def reset(self):
        """Steps are counted from the start."""

    def begin_state(self, func=None, **kwargs):
        """Zeros, unless the program makes others."""
        if func is not None or kwargs:
            raise rosetta.UnknownCall(f"{self.path}.begin_state with a function of its own is not known here. Expected begin_state().")
        return [BeginState() for _ in range(self.states)]

    def __call__(self, inputs, states):
        raise rosetta.UnknownCall(f"{self.path} called for a single step is not known here. Expected unroll over the whole sequence.")

    def unroll(self, length, inputs, begin_state=None, layout="NTC", merge_outputs=None):
        """Outputs of all steps, and the last states (which are not known here)."""
        if any(not isinstance(each, BeginState) for each in begin_state or []):
            raise rosetta.UnknownCall(f"{self.path}.unroll from states that the program makes is not known here. Expected begin_state().")
        if layout not in ("NTC", "TNC"):
            raise AssertionError(f"Unsupported layout {layout}")
        axis = layout.find("T")
        outputs = self.walk(_merged(inputs, int(length), axis), axis, layout)
        return _split(outputs, int(length), axis, merge_outputs, self.apart), States(self.path)

    apart = True  # whether outputs come step by step where the program does not say


class States(list):
    """The states after the last step: asked for, they are refused."""

    def __init__(self, path):
        super().__init__()
        self.path = path

    def __getitem__(self, index):
        raise rosetta.UnknownCall(f"The last states of {self.path}.unroll are not known here. Expected its outputs.")

    def __iter__(self):
        return self[0]


def _merged(inputs, length, axis):
    if isinstance(inputs, Symbol) and len(inputs.entries) == 1:
        return inputs
    many = list(inputs)
    if len(many) != length:
        raise AssertionError(f"Expected {length} inputs. Received {len(many)}")
    return symbol.Concat(*[symbol.expand_dims(each, axis=axis) for each in many], dim=axis)


def _split(outputs, length, axis, merge, apart):
    if merge or (merge is None and not apart):
        return outputs
    made = symbol.SliceChannel(outputs, axis=axis, num_outputs=length, squeeze_axis=1)
    return [made[i] for i in range(length)]


class _Cell(BaseRNNCell):
    """A cell whose unrolling is one recurrent layer."""

    def make(self, bound):
        self._weights = {"i2h_weight": self.params.get("i2h_weight"), "i2h_bias": self.bias(bound), "h2h_weight": self.params.get("h2h_weight"), "h2h_bias": self.params.get("h2h_bias")}

    def bias(self, bound):
        return self.params.get("i2h_bias")

    def walk(self, inputs, axis, layout):
        stated = {name: value for name, value in self.bound.stated.items() if name not in ("prefix", "params")}
        values = {**self.bound.values, "layout": layout}
        weights = {role: each.node for role, each in self._weights.items()}
        name = f"{self._prefix.rstrip('_')}" or "rnn"
        return drawn(TABLE[f"rnn.{type(self).__name__}"], self.path, name, values, {**stated, "layout": layout}, [inputs.entries[0]], weights)


class RNNCell(_Cell):
    """h' = activation(W·x + b + U·h + c)."""

    __rosetta_path__ = "mxnet.rnn.RNNCell"


class LSTMCell(_Cell):
    """Long short-term memory; the forget gate's bias begins at forget_bias."""

    __rosetta_path__ = "mxnet.rnn.LSTMCell"
    states = 2

    def bias(self, bound):
        return self.params.get("i2h_bias", init=initializer.LSTMBias(forget_bias=bound.forget_bias))


class GRUCell(_Cell):
    """Gated recurrent unit, as cuDNN has it."""

    __rosetta_path__ = "mxnet.rnn.GRUCell"


class FusedRNNCell(BaseRNNCell):
    """All steps in one operator; all weights in one vector."""

    __rosetta_path__ = "mxnet.rnn.FusedRNNCell"
    apart = False

    def make(self, bound):
        self.states = 2 if bound.mode == "lstm" else 1
        if bound.prefix is None:
            self._prefix = f"{bound.mode}_"
            if self._own_params:
                self._params = RNNParams(self._prefix)
        self._parameter = self.params.get("parameters", init=initializer.FusedRNN(None, bound.num_hidden, bound.num_layers, bound.mode, bound.bidirectional, bound.forget_bias))

    def walk(self, inputs, axis, layout):
        b = self.bound
        if b.get_next_state:
            raise rosetta.UnknownCall("FusedRNNCell(get_next_state=True) is not known here. Expected the outputs alone.")
        data = symbol.swapaxes(inputs, dim1=0, dim2=1) if axis == 1 else inputs
        made = symbol.RNN(data=data, parameters=self._parameter, state_size=b.num_hidden, num_layers=b.num_layers, bidirectional=b.bidirectional, p=b.dropout, mode=b.mode, name=f"{self._prefix}rnn")
        return symbol.swapaxes(made, dim1=0, dim2=1) if axis == 1 else made


class SequentialRNNCell(BaseRNNCell):
    """Cells one above another."""

    __rosetta_path__ = "mxnet.rnn.SequentialRNNCell"

    def make(self, bound):
        self._cells = []

    def add(self, cell):
        self._cells.append(cell)

    def begin_state(self, func=None, **kwargs):
        return [state for cell in self._cells for state in cell.begin_state(func, **kwargs)]

    def walk(self, inputs, axis, layout):
        for cell in self._cells:
            inputs = cell.walk(inputs, axis, layout)
        return inputs


class DropoutCell(BaseRNNCell):
    """Drops a share of what comes from below."""

    __rosetta_path__ = "mxnet.rnn.DropoutCell"
    states = 0

    def walk(self, inputs, axis, layout):
        return symbol.Dropout(inputs, p=self.bound.dropout) if self.bound.dropout > 0 else inputs


_missing = rosetta.attribute_hook("mxnet.rnn")


def __getattr__(name):
    return _missing(name)
