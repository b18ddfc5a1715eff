"""What Gluon's own layers share: arguments bound by the real signature, weights, a forward recorded as one call."""

import rosetta

from .._operators import TABLE, Values
from .._state import state
from .._tensor import NDArray, follow
from .block import HybridBlock
from .parameter import Parameter

OWN = ("prefix", "params")


class Layer(HybridBlock):
    """A layer of Gluon. ``bound`` holds its effective arguments; shapes come from the operator of the same meaning.

    ``operator``: its name in the table; ``say(v)``: the operator's arguments from the layer's; ``roles``: operator role → name of the
    layer's parameter; ``born``: name of a parameter → the argument that says its initialiser.
    """

    operator = None
    roles = {}
    born = {}
    statistics = ()
    self_born = ()  # parameters whose default initialiser is an object of the layer's own
    follows_mode = False

    def __init__(self, *args, **kwargs):
        path = type(self).layer_path()
        bound = rosetta.bind(path, args, kwargs)
        extra = dict(bound.values.get("kwargs") or {})
        given = {name: bound.values[name] if name in bound.values else extra.pop(name, None) for name in OWN}
        if extra:
            raise TypeError(f"__init__() got an unexpected keyword argument {next(iter(extra))!r}")
        super().__init__(**{name: value for name, value in given.items() if value is not None})
        base = next(kind for kind in type(self).__mro__ if kind.__module__.startswith("mxnet."))
        stated = {name: value for name, value in bound.stated.items() if name not in (*OWN, "kwargs")}
        rosetta.construct(path, self, rosetta.Bound(path, bound.values, stated), "" if type(self) is base else type(self).__qualname__)
        self.bound, self.v = bound, Values(bound.values)
        self.build(self.v)

    @classmethod
    def layer_path(cls):
        """The canonical path of the layer's class."""
        return next(kind.__dict__["__rosetta_path__"] for kind in cls.__mro__ if "__rosetta_path__" in kind.__dict__)

    def leaf(self):
        return True

    def build(self, v):
        """Checks arguments and makes the parameters, whose shapes may not be known yet."""
        for name in self.weight_names(v):
            self.parameter(name, v.get(self.born.get(name, "")))

    def weight_names(self, v):
        """The parameters that the arguments ask for."""
        return [name for name in self.roles.values() if name != "bias" or v.get("use_bias", True)]

    def parameter(self, name, initializer):
        """A parameter of this layer. An initialiser that is the signature's own is said by the layer, not by the parameter."""
        said = initializer if self.born.get(name) in self.bound.stated else None
        made = self._params.get(name, init=said, allow_deferred_init=True, grad_req="null" if name in self.statistics else "write")
        made.has_own = initializer is not None or name in self.self_born
        made.statistic = name in self.statistics
        setattr(self, name, made)
        return made

    def say(self, v):
        """The operator's arguments from the layer's."""
        return {}

    def arguments(self):
        return Values({"no_bias": not self.v.get("use_bias", True), **self.say(self.v)})

    def complete(self, x, *args):
        """Makes the weights, now that the input's shape is known."""
        for role, shape in self.weight_shapes(x).items():
            own = self._reg_params.get(self.roles.get(role, role))
            if own is not None:
                own.data() if own.array is not None else self._made(own, shape)

    def _made(self, parameter, shape):
        if parameter._asked is None and not state().trying:
            parameter.data()  # raises: it was never initialised
        parameter.make(shape)
        roles = {name: each.array for name, each in self._reg_params.items() if each.array is not None}
        rosetta.rename(self, parameters=roles)

    def weight_shapes(self, x):
        return TABLE[self.operator].weight_shapes(self.arguments(), [x.shape])

    def output(self, x):
        """The output's shape."""
        return TABLE[self.operator].shape(self.arguments(), x.shape)

    def before(self, x):
        """What the layer does to its input first."""
        return x

    def forward(self, x, *args):
        if not isinstance(x, NDArray):
            raise ValueError(f"{type(self).__name__} expects an NDArray. Received {type(x).__name__}")
        self.complete(x, *args)
        return self.said([self.before(x)], self.output(x), x._dtype if self._keeps_type() else "float32")

    def _keeps_type(self):
        return not self.roles

    def said(self, given, shape, dtype="float32"):
        """Records that this layer turned arrays into one of this shape."""
        path, now = self.layer_path(), state()
        out = NDArray(shape, dtype)
        if not now.quiet:
            flag = {"training": now.training} if self.follows_mode and (rosetta.recorder().current_trace or not now.training) else {}
            rosetta.apply(path, given, rosetta.Bound(path, {}, flag), [out], of=self, scope=self.name)
        return follow([out], given, path, bool(self._reg_params))[0]


__all__ = ["Layer", "Parameter"]
