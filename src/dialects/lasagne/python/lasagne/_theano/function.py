"""``theano.function``: a callable that runs expressions on what it is fed."""

import rosetta
from rosetta import BatchDim, Symbolic

from .expression import Expression, as_expression, rebuild, walk
from .optimizer import Update
from .shared import SharedVariable
from .types import In
from .values import Value, type_of


class Function:
    """A compiled function."""

    def __init__(self, bound):
        self.inputs = [each if isinstance(each, In) else In(each) for each in bound.inputs]
        for each in self.inputs:
            if not isinstance(each.variable, Expression) or isinstance(each.variable, SharedVariable):
                raise TypeError(f"Cannot use a shared variable or a number ({each.variable}) as explicit input. Consider substituting a non-shared variable via the `givens` parameter")
        self.outputs, self.name = bound.outputs, bound.name
        self.updates = _pairs(bound.updates)
        self.givens = [(key, as_expression(each)) for key, each in _pairs(bound.givens)]

    def __call__(self, *args, **kwargs):
        from .modes import execute

        return execute(self, self._feeds(args, kwargs))

    def _feeds(self, args, kwargs):
        if len(args) > len(self.inputs):
            raise TypeError(f"Too many parameter passed to theano function: expected {len(self.inputs)}, received {len(args)}.")
        given = {each.variable: fed(each.variable, value) for each, value in zip(self.inputs, args)}
        names = {each.name or each.variable.name: each.variable for each in self.inputs}
        for name, value in kwargs.items():
            if name not in names:
                raise TypeError(f"Unknown input or state: {name}. The function has {len(names)} named inputs ({', '.join(map(str, names))}).")
            given[names[name]] = fed(names[name], value)
        for each in self.inputs:
            if each.variable not in given:
                if each.value is None:
                    raise TypeError(f"Missing required input: {each.variable}")
                given[each.variable] = fed(each.variable, each.value)
        return given

    def results(self, run):
        """What the function gives: arrays of the right shape and unknown content."""
        import numpy

        def result(each):
            value = run.value(each)
            if isinstance(value, Symbolic):
                return numpy.ndarray([int(n) if not isinstance(n, BatchDim) else n for n in value.shape], type_of(value), None, value.rosetta_constant)
            return numpy.asarray(value)

        return None if self.outputs is None else rebuild(self.outputs, result)

    def targets(self):
        """All expressions that a call needs."""
        return [*walk(self.outputs), *(each for _, each in self.updates)]

    def steps(self):
        """Its update rules, each with its weights."""
        found = {}
        for _, each in self.updates:
            if isinstance(each, Update):
                found.setdefault(id(each.optimizer), (each.optimizer, []))[1].append(each.parameter)
        return list(found.values())


def _pairs(value):
    if value is None:
        return []
    return list(value.items()) if isinstance(value, dict) else [tuple(each) for each in value]


def fed(variable, value):
    """A fed value in the variable's type; the first axis of an array is the batch."""
    import numpy

    if isinstance(value, Expression):
        raise TypeError("Expected an array-like object, but found a Variable: maybe you are trying to call a function on a (possibly shared) variable instead of a numeric array?")
    array = value if isinstance(value, Symbolic) else numpy.asarray(value)
    if len(array.shape) != variable.ndim:
        raise TypeError(f"Bad input argument to theano function: Wrong number of dimensions: expected {variable.ndim}, got {len(array.shape)} with shape {tuple(map(int, array.shape))}.")
    _refuse_type(variable, type_of(array))
    if not array.shape:
        known = array.rosetta_constant
        return Value((), variable.dtype) if known is None else known[0]
    first = array.shape[0] if isinstance(array.shape[0], BatchDim) else BatchDim(array.shape[0])
    return Value((first, *array.shape[1:]), variable.dtype, array.rosetta_source)


_WIDTH = {"bool": 1, "int8": 1, "uint8": 1, "int16": 2, "int32": 4, "int64": 8}


def _refuse_type(variable, kind):
    """Numbers that would lose precision are refused, as Theano does; floats are 32 bits wide here."""
    wanted = variable.dtype
    narrower = wanted in _WIDTH and (kind.startswith("float") or _WIDTH.get(kind, 0) > _WIDTH[wanted])
    if narrower and kind != "int64" or (narrower and wanted not in ("int32",)):
        raise TypeError(f"Bad input argument to theano function: TensorType({wanted}, {variable.ndim}D) cannot store a value of dtype {kind} without risking loss of precision. If you do not mind this loss, you can: 1) explicitly cast your data to {wanted}, or 2) set \"allow_input_downcast=True\" when calling \"function\".")


def function(*args, **kwargs):
    """A function of inputs that gives outputs and changes shared variables."""
    from .descent import read_updates

    bound = rosetta.bind("theano.function", args, kwargs)
    made = Function(bound)
    read_updates(made)
    return made


function.__rosetta_path__ = "theano.function"
