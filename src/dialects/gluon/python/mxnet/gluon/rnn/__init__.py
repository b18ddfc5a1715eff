"""``gluon.rnn``: layers over whole sequences; each floor is said as a call of its own."""

import rosetta

from ..._state import state
from ..._tensor import NDArray, follow
from ..layer import Layer

GATES = {"RNN": 1, "LSTM": 4, "GRU": 3}
ROLES = ("i2h_weight", "h2h_weight", "i2h_bias", "h2h_bias")
_REFUSED = ("projection_size", "state_clip_min", "state_clip_max")


class BeginState(NDArray):
    """The zeros that a sequence begins with."""


class _Recurrent(Layer):
    """A recurrent layer."""

    follows_mode = True

    def build(self, v):
        if v.layout not in ("TNC", "NTC"):
            raise AssertionError(f"Invalid layout {v.layout}; must be one of ['TNC' or 'NTC']")
        for name in _REFUSED:
            if v.get(name) is not None:
                raise rosetta.UnknownCall(f"{self.layer_path()}({name}=…) is not known here.")
        self.ways = ("l", "r") if v.bidirectional else ("l",)
        for floor in range(int(v.num_layers)):
            for way in self.ways:
                for role in ROLES:
                    self.floor_parameter(f"{way}{floor}_{role}", v.get(f"{role}_initializer"), f"{role}_initializer" in self.bound.stated)

    def floor_parameter(self, name, initializer, stated):
        made = self._params.get(name, init=initializer if stated else None, allow_deferred_init=True)
        made.has_own = initializer is not None
        setattr(self, name, made)

    def begin_state(self, batch_size=0, func=None, **kwargs):
        """Zeros, unless the program makes others."""
        if func is not None:
            raise rosetta.UnknownCall(f"{self.layer_path()}.begin_state with a function of its own is not known here. Expected zeros.")
        made = [BeginState((int(self.v.num_layers) * len(self.ways), batch_size, int(self.v.hidden_size))) for _ in range(2 if type(self).__name__ == "LSTM" else 1)]
        return made

    def forward(self, inputs, states=None):
        given = list(states) if isinstance(states, (list, tuple)) else [] if states is None else [states]
        if any(not isinstance(each, BeginState) for each in given):
            raise rosetta.UnknownCall(f"{self.layer_path()} from states that the program makes is not known here. Expected begin_state(), or no states.")
        for floor in range(int(self.v.num_layers)):
            inputs = self.between(self.floor(inputs, floor), floor)
        return (inputs, given) if given else inputs

    def floor(self, x, floor):
        """One layer of one or two directions."""
        units, weights = int(self.v.hidden_size), {}
        rows = GATES[type(self).__name__] * units
        shapes = {"i2h_weight": (rows, int(x.shape[-1])), "h2h_weight": (rows, units), "i2h_bias": (rows,), "h2h_bias": (rows,)}
        for way in self.ways:
            for role in ROLES:
                parameter = self._reg_params[f"{way}{floor}_{role}"]
                self._made(parameter, shapes[role])
                weights[role if way == "l" else f"backward_{role}"] = parameter.array
        path, out = self.layer_path(), NDArray((*x.shape[:2], units * len(self.ways)))
        if not state().quiet:
            rosetta.apply(path, [x], None, [out], of=self, parameters=weights, scope=self.name if int(self.v.num_layers) == 1 else f"{self.name}_l{floor}")
        return follow([out], [x], path, True)[0]

    def between(self, x, floor):
        """Dropout between two floors."""
        if not self.v.dropout or floor == int(self.v.num_layers) - 1:
            return x
        path, out, now = f"{self.layer_path()}.dropout", NDArray(x.shape), state()
        if not now.quiet:
            rosetta.apply(path, [x], rosetta.Bound(path, {}, {"training": now.training}), [out], of=self, scope=self.name)
        return follow([out], [x], path, True)[0]


for _name in GATES:
    globals()[_name] = type(_name, (_Recurrent,), {"__rosetta_path__": f"mxnet.gluon.rnn.{_name}", "__module__": __name__})

_missing = rosetta.attribute_hook("mxnet.gluon.rnn")


def __getattr__(name):
    return _missing(name)
