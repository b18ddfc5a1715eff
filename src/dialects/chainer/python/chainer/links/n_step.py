"""Recurrent links over whole sequences: NStepLSTM and its like. Each floor is said as a call of its own, with its own weights."""

import rosetta

from .._record import Mode, floats, need, said
from .._rows import need_rows, rows
from ..functions.array import reshape, stack
from ..link import ChainList, Link
from ..parameter import Parameter
from ..variable import Variable
from ._built import Built
from .recurrent import is_zero


class _NStep(Built, ChainList):
    """What they share: ``gates`` matrices for the input, as many for the state, each with a bias; ``kinds`` states."""

    gates, kinds, ways = 1, 1, 1

    def build(self, bound):
        """One child per floor and direction, with w0, w1, … and b0, b1, …"""
        inputs, units, own = int(bound.in_size), int(bound.out_size), self.__dict__
        own.update(n_layers=int(bound.n_layers), out_size=units, direction=self.ways, n_cells=self.kinds)
        for floor in range(self.n_layers):
            for way in range(self.ways):
                width = inputs if floor == 0 else units * self.ways
                self.add_link(self.floor(floor * self.ways + way, width, units))
        own["ws"] = [[getattr(child, f"w{i}") for i in range(2 * self.gates)] for child in self]
        own["bs"] = [[getattr(child, f"b{i}") for i in range(2 * self.gates)] for child in self]

    def floor(self, number, width, units):
        """The weights of one floor and direction."""
        child = Link()
        for i in range(2 * self.gates):
            for role, shape in ((f"w{i}", (units, width if i < self.gates else units)), (f"b{i}", (units,))):
                made = Parameter.of_link()
                made.owner, made.role = self, f"{number}.{role}"
                with child.init_scope():
                    setattr(child, role, made)
                made.initialize(shape)
        return child

    def weights_by_role(self):
        """The weights of all floors, by the child's number and their name."""
        return {each.role: each for child in self for each in child._params.values()}

    def init_hx(self, xs):
        """First states of zeros, as they are without any."""
        return None

    def walk(self, states, xs):
        """The last states, one variable per kind, and the sequences of the top floor."""
        path = self.link_path()
        whole = need_rows(xs, path)
        x = floated(whole, path)
        if len(x.shape) != 3:
            raise rosetta.UnknownCall(f"{path}: expected every sequence to have two axes, steps and features. Received {len(x.shape) - 1}.")
        begin, last = self.begin(states, x.shape[0]), []
        for floor in range(self.n_layers):
            x, ends = self.one(self.dropped(x) if floor else x, floor, begin)
            last.append(ends)
        hys = [stack([each for ends in last for each in ends[kind::self.kinds]], 0) for kind in range(self.kinds)]
        return hys, rows(x)

    def begin(self, states, batch):
        """Given first states, one list per kind; empty where they are zero."""
        if all(is_zero(each) for each in states):
            return []
        if any(each is None for each in states):
            raise rosetta.UnknownCall(f"{self.link_path()} with hx given and cx None, or the other way round, is not known here. Expected both, or neither.")
        wanted = (self.n_layers * self.ways, int(batch), self.out_size)
        for each in states:
            if tuple(map(int, each.shape)) != wanted:
                raise ValueError(f"{self.link_path()}: expected first states of shape {wanted}. Received {tuple(map(int, each.shape))}")
        return list(states)

    def one(self, x, floor, begin):
        """One floor: its sequences, and its last states, direction by direction."""
        path, units, batch = self.link_path(), self.out_size, x.shape[0]
        first = [reshape(each[floor * self.ways + way:floor * self.ways + way + 1], (batch, units)) for way in range(self.ways) for each in begin]
        ends = [Variable.made((batch, units)) for _ in range(self.ways * self.kinds)]
        own = {lead + name: each for way, lead in enumerate(("", "backward_")[:self.ways]) for name, each in self[floor * self.ways + way]._params.items()}
        if not rosetta.recorder().current_trace:
            rosetta.rename(self, parameters=self.weights_by_role())
        made = said(path, rosetta.Bound(path, {}, {}), [x, *first], (batch, x.shape[1], units * self.ways), parameters=own, of=self, others=ends)
        return made, ends

    def dropped(self, x):
        """The dropout between two floors, each value by itself."""
        ratio = self.bound.values["dropout"]
        if ratio == 0:
            return x
        path = f"{self.link_path()}.dropout"
        if self.ways == 2:
            rosetta.note("assumption", f"{self.link_path()} without cuDNN drops other values for the way back than for the way forth; here both see the same, as with cuDNN.")
        return said(path, Mode(), [x], x.shape, of=self)

    def forward(self, hx, xs):
        (hy,), ys = self.walk([hx], xs)
        return hy, ys


def floated(x, path):
    """A floating array, as it is."""
    floats(need(x, "xs", path), "xs", path)
    return x


class _Lstm(_NStep):
    """Those with a cell state."""

    gates, kinds = 4, 2

    def forward(self, hx, cx, xs):
        (hy, cy), ys = self.walk([hx, cx], xs)
        return hy, cy, ys


class _Gru(_NStep):
    gates = 3


for _name, _base in (("LSTM", _Lstm), ("GRU", _Gru), ("RNNTanh", _NStep), ("RNNReLU", _NStep)):
    for _ways, _lead in ((1, "NStep"), (2, "NStepBi")):
        _full = f"{_lead}{_name}"
        globals()[_full] = type(_full, (_base,), {"__module__": "chainer.links", "__rosetta_path__": f"chainer.links.{_full}", "ways": _ways})
