"""Functions: what layers, operations and programs make of variables; drawn on variables, or still waiting for them."""

import rosetta
from rosetta import Symbolic

from .._arithmetic import Arithmetic
from .._graph import redrawn, walk
from ..variables import Parameter, Variable


class Function(Arithmetic):
    """The base of all functions; called with a Python function it makes one of it: ``@cntk.Function``."""

    __rosetta_path__ = "cntk.ops.functions.Function"
    __array_priority__ = 1000
    name = ""

    def __new__(cls, *args, **kwargs):
        if cls is Function:
            from .._written import Written

            return object.__new__(Written)
        return object.__new__(cls)

    def __call__(self, *args, **kwargs):
        """Applied to variables it draws; applied to arrays it computes."""
        given = [*args, *kwargs.values()]
        if given and all(_is_data(each) for each in given):
            from .._running import evaluate

            drawn = self if isinstance(self, Drawn) else self.on_inputs(given)
            return evaluate(drawn, dict(zip(drawn.arguments, given)) if len(given) > 1 or not isinstance(given[0], dict) else given[0])
        return as_function(self.build(*args, **kwargs))

    def on_inputs(self, arrays):
        """The function drawn on new inputs of the arrays' form."""
        from . import input_variable

        return as_function(self.build(*(input_variable(tuple(int(n) for n in each.shape[1:])) for each in arrays)))

    def __rshift__(self, other):
        from ..layers.higher_order_layers import Sequential

        return Sequential([self, other])

    def __lshift__(self, other):
        return self(other)

    @property
    def parameters(self):
        """The weights, those nearest to the output first, as CNTK lists them."""
        return ()

    def train(self, *args, **kwargs):
        from .._running import train

        return train(self, *args, **kwargs)

    def test(self, *args, **kwargs):
        from .._running import test

        return test(self, *args, **kwargs)

    def save(self, *args, **kwargs):
        rosetta.no_effect("Function.save writes a file; a dry run writes none.")

    save_model = save

    @staticmethod
    def with_signature(*args, **kwargs):
        """``@Function.with_signature(Tensor[3])``: a function drawn at once on inputs of these types."""
        from .._written import with_signature

        return with_signature(*args, **kwargs)

    def update_signature(self, *args, **kwargs):
        """Says the inputs; the drawing waits for its use here."""

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other


def _is_data(value):
    return isinstance(value, (Symbolic, list, dict)) or hasattr(value, "rosetta_array")


def as_function(value):
    """What a function gave, as a function of its own."""
    if isinstance(value, (tuple, list)):
        return tuple(as_function(each) for each in value)
    return Drawn([value]) if isinstance(value, Variable) else value


class Drawn(Function):
    """A function that stands in a drawing: its outputs are variables."""

    def __init__(self, outputs, name=""):
        self.outputs = tuple(outputs)
        self.name = name or (self.outputs[0].name if len(self.outputs) == 1 else "")

    def rosetta_output(self):
        if len(self.outputs) != 1:
            raise ValueError("This Function has more than one output; it cannot be used as a single variable")
        return self.outputs[0]

    output = property(rosetta_output)
    shape = property(lambda self: self.output.shape)
    dtype = property(lambda self: self.output.dtype)
    dynamic_axes = property(lambda self: self.output.dynamic_axes)
    root_function = owner = property(lambda self: self)
    uid = property(lambda self: self.name)

    @property
    def arguments(self):
        """The inputs that are still open, in the order of their use."""
        return tuple(each for each in walk(self.outputs) if each.kind in ("input", "placeholder"))

    inputs = property(lambda self: tuple(each for each in walk(self.outputs) if each.node is None))

    @property
    def parameters(self):
        found = []
        for each in walk(self.outputs):
            own = [each] if isinstance(each, Parameter) else list(each.node.parameters.values()) if each.node else []
            found += [one for one in own if not one.statistic and one not in found]
        return tuple(found)

    @property
    def constants(self):
        return tuple({id(one): one for each in walk(self.outputs) if each.node for one in each.node.parameters.values() if one.statistic}.values())

    def __getattr__(self, name):
        found = [one for one in (*self.parameters, *self.constants) if name in (one.name, one.role)] if not name.startswith(("_", "rosetta_")) else []
        if len(found) == 1:
            return found[0]
        if name.startswith(("_", "rosetta_")):
            raise AttributeError(name)
        raise rosetta.UnknownAttribute(f"cntk.ops.functions.Function.{name} is not known here.", name=name, obj=self)

    def build(self, *args, **kwargs):
        """The same drawing on other arguments; weights are shared."""
        if len(args) == 1 and isinstance(args[0], dict):
            pairs = list(args[0].items())
        else:
            pairs = [*zip(self.arguments, args), *((each, kwargs[each.name]) for each in self.arguments if each.name in kwargs)]
        if len(pairs) > len(self.arguments) or not pairs:
            raise TypeError(f"CNTK Function expected {len(self.arguments)} arguments, got {len(args) + len(kwargs)}")
        made = redrawn(self.outputs, [(_variable(old), _variable(new)) for old, new in pairs])
        return Drawn(made) if len(made) > 1 else made[0]

    def replace_placeholders(self, substitutions):
        made = redrawn(self.outputs, [(_variable(old), _variable(new)) for old, new in substitutions.items()])
        self.outputs = tuple(made)
        return self

    def clone(self, method=None, substitutions=None):
        """A copy: with its own weights (refused), or on other inputs."""
        if getattr(method, "value", method) != "share":
            raise rosetta.UnknownCall(f"Function.clone({getattr(method, 'value', method)}) is not known here: weights that are copied or frozen are not modelled. Expected CloneMethod.share.")
        return Drawn(redrawn(self.outputs, [(_variable(old), _variable(new)) for old, new in (substitutions or {}).items()]))

    def eval(self, arguments=None, outputs=None, device=None, as_numpy=True):
        """Computes the outputs: arrays of the right shape and unknown content."""
        from .._running import evaluate

        return evaluate(self, arguments)

    def find_by_name(self, name, depth=0):
        found = [each for each in walk(self.outputs) if each.name == name]
        return Drawn(found[-1:]) if found else None

    def find_all_with_name(self, name, depth=0):
        return [Drawn([each]) for each in walk(self.outputs) if each.name == name]

    def __repr__(self):
        return f"{self.name or 'Composite'}({', '.join(map(repr, self.arguments))}) -> {', '.join(map(repr, self.outputs))}"


def _variable(value):
    return value.rosetta_output() if hasattr(value, "rosetta_output") else value


class ModelFormat:
    """The formats of saved models."""

    CNTKv2, ONNX = "CNTKv2", "ONNX"


class CloneMethod:
    """How ``clone`` treats weights."""

    clone, freeze, share = "clone", "freeze", "share"


def load_model(*args, **kwargs):
    raise rosetta.UnknownCall("cntk.load_model is not known here: a model in a file is not in the program. Expected the code that made it.")


__all__ = ["CloneMethod", "Drawn", "Function", "ModelFormat", "as_function", "load_model"]
__getattr__ = rosetta.attribute_hook("cntk.ops.functions")
