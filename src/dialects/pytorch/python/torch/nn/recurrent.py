"""Recurrent layers and cells. A layer of several floors is said floor by floor, each with its own weights."""

import rosetta

from .. import record
from ..reshaping import squeeze
from ..shapes import Size, written
from ..tensor import Tensor
from .layer import Layer, Mode, layer

ROLES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


class Recurrent(Layer):
    """What RNN, LSTM and GRU share; ``gates`` is how many blocks their weights have."""

    __rosetta_path__ = "torch.nn.RNNBase"
    __module__ = "torch.nn"
    gates, cells = 1, False

    def build(self, bound):
        """The weights of every floor and direction, in torch's order."""
        if bound.values.get("proj_size"):
            raise rosetta.UnknownCall(f"{bound.path}(proj_size={bound.proj_size}) is not known here: an LSTM whose hidden state is projected is not modelled. Leave proj_size out.")
        for floor in range(self.num_layers):
            width = self.input_size if floor == 0 else self.hidden_size * self.directions()
            for name in self.suffixes(floor):
                self.weight_of(f"weight_ih{name}", (self.gates * self.hidden_size, width))
                self.weight_of(f"weight_hh{name}", (self.gates * self.hidden_size, self.hidden_size))
                for role in ("bias_ih", "bias_hh") if bound.bias else ():
                    self.weight_of(role + name, (self.gates * self.hidden_size,))

    def directions(self):
        """1, or 2 where the layer walks both ways."""
        return 2 if self.bidirectional else 1

    def suffixes(self, floor):
        """How torch names the weights of a floor: ``_l0``, and ``_l0_reverse`` for the way back."""
        return [f"_l{floor}", f"_l{floor}_reverse"][: self.directions()]

    def flatten_parameters(self):
        """Packs weights for cuDNN: nothing here."""

    def forward(self, input, hx=None):
        path = self.layer_path()
        x = record.tensor_of(input, "input", path)
        if len(x.shape) != 3:
            instead = "Give it a batch: an input of three axes." if len(x.shape) == 2 else ""
            raise (rosetta.UnknownCall if instead else RuntimeError)(f"{path}: Expected input to be 2D or 3D, got {len(x.shape)}D tensor instead. {instead}".strip())
        if int(x.shape[-1]) != self.input_size:
            raise RuntimeError(f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {int(x.shape[-1])}")
        if isinstance(x.shape[1 if self.batch_first else 0], rosetta.BatchDim):
            raise rosetta.UnknownCall(f"{path} reads the {'second' if self.batch_first else 'first'} axis as time (batch_first={self.batch_first}), and the batch stands there. Where batches come first, say batch_first=True; data fed with the steps first is not modelled: feed batches first and transpose them in forward.")
        given = self.initial(hx, x.shape[0 if self.batch_first else 1])
        last = []
        for floor in range(self.num_layers):
            x, states = self.one_floor(x, floor, given)
            last.append(states)
            if floor + 1 < self.num_layers and self.dropout:
                x = self.dropped(x)
        return x, self.final(last)

    forward.__rosetta_leaf__ = True

    def initial(self, hx, batch):
        """The given states, one list per kind; empty where they are zero."""
        if hx is None:
            return []
        pair = tuple(hx) if self.cells else (hx,)
        if len(pair) != (2 if self.cells else 1):
            raise RuntimeError(f"{self.layer_path()}: expected an initial state (h_0, c_0). Received {len(pair)} tensors")
        shape = (self.num_layers * self.directions(), batch, self.hidden_size)
        for each in pair:
            if tuple(map(int, record.tensor_of(each, "hx", self.layer_path()).shape)) != tuple(map(int, shape)):
                raise RuntimeError(f"Expected hidden size {tuple(map(int, shape))}, got {list(map(int, each.shape))}")
        return [] if all(is_zero(each) for each in pair) else list(pair)

    def dropped(self, x):
        """The dropout between two floors."""
        flag = Mode(self.training) if rosetta.recorder().current_trace or not self.training else None
        return record.said(f"{self.layer_path()}.dropout", flag, [x], x.shape, of=self)

    def one_floor(self, x, floor, given):
        """The call of one floor: its result and its last states, direction by direction."""
        ways = self.directions()
        states = [pick(kind, floor * ways + way) for way in range(ways) for kind in given]
        batch = x.shape[0 if self.batch_first else 1]
        states_out = [Tensor(Size((batch, self.hidden_size)), x.dtype) for _ in range(ways * (2 if self.cells else 1))]
        own = {}
        for lead, name in zip(("", "backward_"), self.suffixes(floor)):
            own.update({lead + role: getattr(self, role + name) for role in ROLES if hasattr(self, role + name)})
        shape = Size((*x.shape[:2], self.hidden_size * ways))
        return record.said(self.layer_path(), None, [x, *states], shape, x.dtype, own, of=self, others=states_out), states_out

    def final(self, last):
        """h_n, or (h_n, c_n): the last states of all floors and directions below one another."""
        from ..joining import stack

        kinds = 2 if self.cells else 1
        joined = [stack([each for states in last for each in states[kind::kinds]], 0) for kind in range(kinds)]
        return tuple(joined) if self.cells else joined[0]


class Cell(Layer):
    """One step: RNNCell, LSTMCell, GRUCell."""

    __rosetta_path__ = "torch.nn.RNNCellBase"
    __module__ = "torch.nn"
    gates, cells = 1, False

    def build(self, bound):
        """Two weights, two biases."""
        self.weight_of("weight_ih", (self.gates * self.hidden_size, self.input_size))
        self.weight_of("weight_hh", (self.gates * self.hidden_size, self.hidden_size))
        for role in ("bias_ih", "bias_hh"):
            if bound.bias:
                self.weight_of(role, (self.gates * self.hidden_size,))
            else:
                self.register_parameter(role, None)

    def forward(self, input, hx=None):
        path = self.layer_path()
        x = record.tensor_of(input, "input", path)
        if len(x.shape) != 2:
            instead = "Give it a batch: an input of two axes." if len(x.shape) == 1 else ""
            raise (rosetta.UnknownCall if instead else ValueError)(f"{path.rpartition('.')[2]}: Expected input to be 1D or 2D, got {len(x.shape)}D instead. {instead}".strip())
        if int(x.shape[-1]) != self.input_size:
            raise RuntimeError(f"input has inconsistent input_size: got {int(x.shape[-1])} expected {self.input_size}")
        pair = () if hx is None else tuple(hx) if self.cells else (hx,)
        for each in pair:
            if tuple(map(int, each.shape)) != (int(x.shape[0]), self.hidden_size):
                raise RuntimeError(f"hidden{written(each.shape)} has inconsistent hidden_size: expected {(int(x.shape[0]), self.hidden_size)}")
        states = [] if all(is_zero(each) for each in pair) else list(pair)
        shape = Size((x.shape[0], self.hidden_size))
        others = [Tensor(shape, x.dtype) for _ in range(2 if self.cells else 1)]
        made = record.said(path, None, [x, *states], shape, x.dtype, of=self, others=others)
        return (made, others[1]) if self.cells else made

    forward.__rosetta_leaf__ = True


def is_zero(tensor):
    """Whether a tensor is known to hold nothing but zeros."""
    return getattr(tensor, "rosetta_law", None) == ("constant", 0.0) and tensor.rosetta_fed


def pick(states, index):
    """The states of one floor and direction."""
    return squeeze(states[index:index + 1], 0)


for _name, _gates, _cells in (("RNN", 1, False), ("LSTM", 4, True), ("GRU", 3, False)):
    globals()[_name] = layer(f"torch.nn.{_name}", base=Recurrent, gates=_gates, cells=_cells)
    globals()[f"{_name}Cell"] = layer(f"torch.nn.{_name}Cell", base=Cell, gates=_gates, cells=_cells)
