"""Tensors that nothing makes: placeholders and constants; what may stand for a tensor."""

import rosetta
from rosetta import BatchDim, Symbolic

from ._dtypes import as_dtype, dtype_of
from ._graph import BATCH, UNKNOWN, Made, Op, Tensor, Value, draw, graph
from ._shape import Dimension, TensorShape


class Placeholder(Op):
    """A value that is fed to each run."""

    def __init__(self, name, dtype, shape, default=None):
        super().__init__(name)
        self.dtype, self.dims, self.default = dtype, shape, default

    def parents(self, run):
        return [self.default] if isinstance(self.default, Tensor) else []

    def act(self, value, run):
        if run is not None and self.default is not None:
            return value(self.default) if isinstance(self.default, Tensor) else self.default
        if run is not None:
            raise ValueError(f"You must feed a value for placeholder tensor '{self.name}' with dtype {self.dtype}.")
        if self.dims is None or self.dims == []:
            return UNKNOWN if self.default is None else self.default
        return Value([n if n is not None else BatchDim(BATCH) if axis == 0 else BATCH for axis, n in enumerate(self.dims)], self.dtype)


def _listed(shape):
    if shape is None:
        return None
    if isinstance(shape, TensorShape):
        return None if shape.dims is None else shape.as_list()
    shape = [shape] if isinstance(shape, (int, Dimension)) else list(shape)
    return [Dimension(n).value for n in shape]


def placeholder(*args, **kwargs):
    """A tensor that is fed: its batch axis is None."""
    bound = rosetta.bind("tensorflow.placeholder", args, kwargs)
    op = Placeholder(bound.name or "Placeholder", as_dtype(bound.dtype), _listed(bound.shape))
    return Tensor(op, op.act(None, None))


def placeholder_with_default(*args, **kwargs):
    """A tensor that may be fed."""
    bound = rosetta.bind("tensorflow.placeholder_with_default", args, kwargs)
    given = bound.input
    if not isinstance(given, (Tensor, int, float, bool)):
        given = constant(given)
    op = Placeholder(bound.name or "PlaceholderWithDefault", given.dtype if isinstance(given, Tensor) else dtype_of(given), _listed(bound.shape), given)
    return Tensor(op, op.act(lambda each: each.sample, None))


class _Constant(Op):
    """A known value."""

    def __init__(self, name, value, bound):
        super().__init__(name, bound=bound, path="tensorflow.constant")
        self.value = value

    def act(self, value, run):
        return self.value


def constant(*args, **kwargs):
    """A tensor of known numbers."""
    bound = rosetta.bind("tensorflow.constant", args, kwargs)
    op = _Constant(bound.name or "Const", known(bound.value, bound.dtype, bound.shape), bound)
    return Tensor(op, op.value)


def known(value, dtype=None, shape=None):
    """A number as it is; lists and arrays as a value of known content where they are small."""
    import numpy

    if isinstance(value, (bool, int, float, str)) and shape is None:
        kind = as_dtype(dtype) if dtype is not None else dtype_of(value)
        return float(value) if kind.is_floating else value
    array = numpy.asarray(value)
    if array.ndim == 0 and array.rosetta_constant is not None and shape is None:
        return array.rosetta_constant[0]
    kind = as_dtype(dtype) if dtype is not None else dtype_of(value) if isinstance(value, (list, tuple)) else as_dtype(array.dtype)
    content = array.rosetta_constant
    if shape is not None:
        dims = _listed(shape)
        count = rosetta.product(dims)
        content = [*content, *[content[-1]] * (int(count) - len(content))] if content is not None and int(count) <= 4096 else None
        return Value(dims, kind, array.rosetta_source, content)
    return Value(array.shape, kind, array.rosetta_source, content)


def convert_to_tensor(value, dtype=None, name=None, preferred_dtype=None, dtype_hint=None):
    """A tensor of what was given."""
    return value if isinstance(value, Tensor) else tensors(value) if isinstance(value, (list, tuple)) and any(isinstance(each, Tensor) for each in value) else constant(value, dtype, name=name or "Const")


def tensors(values):
    """A list of tensors as one."""
    from ._array_ops import stack

    return stack(list(values))


def operand(value):
    """What may stand among an operation's inputs: tensors, numbers; arrays and lists become constants."""
    if isinstance(value, (Tensor, bool, int, float, str)):
        return value
    if isinstance(value, Dimension):
        return int(value)
    made = convert_to_tensor(value)
    return made if isinstance(made.sample, Symbolic) else made.sample


def size_of(dims):
    """Sizes that a program gives: numbers, ``Dimension``, None, -1, scalars of a run; a single one may stand for a list."""
    if isinstance(dims, TensorShape):
        return [-1 if each.value is None else each.value for each in dims]
    if isinstance(dims, Symbolic):
        if dims.rosetta_constant is None:
            raise rosetta.UnknownCall("A shape that only a real run computes is not modelled here. Expected numbers, or parts of tf.shape.")
        return [int(each) for each in dims.rosetta_constant]
    listed = list(dims) if isinstance(dims, (list, tuple)) else [dims]
    return [_size(each) for each in listed]


def _size(each):
    if each is UNKNOWN:
        return BatchDim(BATCH)
    if isinstance(each, Dimension):
        return -1 if each.value is None else each.value
    if each is None:
        return -1
    return each if isinstance(each, BatchDim) else int(each)


def shape(*args, **kwargs):
    """The sizes of a tensor as a tensor: known as soon as it runs."""
    bound = rosetta.bind("tensorflow.shape", args, kwargs)
    return draw("tensorflow.shape", bound, [operand(bound.input)], lambda ins, _: tuple(ins[0].shape) if isinstance(ins[0], Symbolic) else (), name=bound.name or "Shape")


def size(input, name=None, out_type=None):
    return draw("tensorflow.size", None, [operand(input)], lambda ins, _: rosetta.product(ins[0].shape), name=name or "Size")


def rank(input, name=None):
    return draw("tensorflow.rank", None, [operand(input)], lambda ins, _: len(ins[0].shape), name=name or "Rank")


__all__ = ["Made", "constant", "graph"]
