"""``Tensor[3]``, ``Sequence[Tensor[3]]``: types of inputs."""

import rosetta

from .._inputs import BOTH, input_variable, sequence_input
from ..variables import Record


class _Kind:
    def __init__(self, axes, sparse):
        self.axes, self.sparse = axes, sparse

    def __getitem__(self, shape):
        return Record(shape=shape if isinstance(shape, tuple) else (shape,), is_sparse=self.sparse, dynamic_axes=list(BOTH[:self.axes]))


class _Steps:
    def __getitem__(self, inner):
        return Record(**{**inner, "dynamic_axes": list(BOTH)})


Tensor, SparseTensor, ParameterTensor = _Kind(1, False), _Kind(1, True), _Kind(0, False)
tensor = Record(shape=(), is_sparse=False, dynamic_axes=list(BOTH[:1]))
Sequence = _Steps()


def input_of(kind, name):
    """An input of a type."""
    steps = len(kind.get("dynamic_axes", BOTH[:1])) > 1
    return (sequence_input if steps else input_variable)(kind["shape"], is_sparse=kind["is_sparse"], name=name)


def Signature(*args, **kwargs):
    """The types of a function's arguments, as a decorator."""
    from .._written import with_signature

    return with_signature(*args, **kwargs)


__getattr__ = rosetta.attribute_hook("cntk.layers.typing")
