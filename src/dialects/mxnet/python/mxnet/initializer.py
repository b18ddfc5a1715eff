"""``mx.init``: how weights begin. A module asks by the ending of a weight's name, a block hands its own initialiser on."""

import re

import rosetta

NAMES = ("Zero", "One", "Constant", "Uniform", "Normal", "Orthogonal", "Xavier", "MSRAPrelu", "Bilinear", "LSTMBias")


class InitDesc(str):
    """The name of a weight, with what else is known of it."""

    def __new__(cls, name, attrs=None, global_init=None):
        made = super().__new__(cls, name)
        made.attrs, made.global_init = attrs or {}, global_init
        return made


class Initializer:
    """The base class. A program's own subclass computes values that a dry run does not hold."""

    __rosetta_path__ = "mxnet.initializer.Initializer"

    def __init__(self, *args, **kwargs):
        self.path = next(kind.__dict__["__rosetta_path__"] for kind in type(self).__mro__ if "__rosetta_path__" in kind.__dict__)
        self.bound = rosetta.bind(self.path, args, kwargs)
        rosetta.construct(self.path, self, self.bound)

    def say(self, weight, where=None):
        """Says that a weight begins as this initialiser draws it."""
        if self.path in ("mxnet.initializer.Xavier", "mxnet.initializer.MSRAPrelu") and len(weight.shape) < 2:
            raise ValueError(f"Xavier initializer cannot be applied to vector {getattr(weight, 'name', '')}. It requires at least 2D.")
        rosetta.late(self.path, self.bound, parameter=weight)

    def dumps(self):
        return f"[\"{type(self).__name__.lower()}\", {{}}]"

    def __call__(self, desc, arr):
        raise rosetta.UnknownCall("An initialiser called by hand on an array is not known here. Expected init_params, or a block's initialize.")


for _name in NAMES:
    globals()[_name] = type(_name, (Initializer,), {"__rosetta_path__": f"mxnet.initializer.{_name}", "__module__": __name__})

class FusedRNN(Initializer):
    """Each gate of a fused layer for itself: by ``init``, or by what the module hands over; forget gates' biases begin at forget_bias."""

    __rosetta_path__ = "mxnet.initializer.FusedRNN"

    def say(self, weight, where=None):
        raise rosetta.UnknownCall("FusedRNN outside a module's init_params is not known here.")

    def say_from(self, weight, name, handed):
        """The same, knowing what the module hands over."""
        chosen = create(self.bound.init) if self.bound.init is not None else handed
        if isinstance(chosen, Mixed):
            chosen = chosen.of(name)
        values = dict(self.bound.values)
        values["init"] = {"path": chosen.path, **{key: value for key, value in chosen.bound.values.items()}}
        rosetta.late(self.path, rosetta.Bound(self.path, values, values), parameter=weight)


# The names that strings may use (mxnet/initializer.py, alias and register).
ALIASES = {**{name.lower(): name for name in NAMES}, "zeros": "Zero", "ones": "One", "gaussian": "Normal"}


class Mixed:
    """The first initialiser whose pattern matches a weight's name."""

    __rosetta_path__ = "mxnet.initializer.Mixed"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind("mxnet.initializer.Mixed", args, kwargs)
        self.map = [(re.compile(pattern), create(each)) for pattern, each in zip(bound.patterns, bound.initializers)]

    def of(self, name):
        """The initialiser for a weight of this name."""
        for pattern, each in self.map:
            if pattern.match(name):
                return each
        raise ValueError(f"Parameter name {name} did not match any pattern. Consider adding a \".*\" pattern at the and with default Initializer.")


def create(value, *args, **kwargs):
    """The initialiser that an object or a name means."""
    if isinstance(value, (Initializer, Mixed)):
        return value
    if isinstance(value, str):
        if value.lower() in ALIASES:
            return globals()[ALIASES[value.lower()]](*args, **kwargs)
        rosetta.unknown(f"mxnet.initializer.{value}", sorted(ALIASES))
    if isinstance(value, type) and issubclass(value, Initializer):
        return value()
    raise rosetta.UnknownCall(f"The initialiser {value!r} is not known here. Known: {', '.join(NAMES)}, and their names.")


def begin(weight, name, initializer, own):
    """How a module begins a weight: by its own initialiser, else by the ending of its name."""
    if own is not None:
        own = create(own)
        own.say_from(weight, name, initializer) if isinstance(own, FusedRNN) else own.say(weight)
        return
    if isinstance(initializer, Mixed):
        initializer = initializer.of(name)
    if name.endswith("weight"):
        initializer.say(weight)
    elif not name.endswith(("bias", "gamma", "beta", "moving_mean", "moving_var", "running_mean", "running_var", "min", "max", "moving_inv_var", "moving_avg")):
        raise ValueError(f"Unknown initialization pattern for {name}. Default initialization is now limited to \"weight\", \"bias\", \"gamma\" (1.0), and \"beta\" (0.0). Please use mx.sym.Variable(init=mx.init.*) to set initialization pattern")


def register(kind):
    """Makes an initialiser of the program's own known by name."""
    return kind


_missing = rosetta.attribute_hook("mxnet.initializer")


def __getattr__(name):
    return _missing(name)
