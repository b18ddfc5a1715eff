"""``cntk.sequence``: operations along the sequence axis."""

import rosetta

from .._inputs import sequence_input as input_variable
from .._operations import Operation, draw, variable

input = input_variable
__all__ = ["first", "input_variable", "last"]


def _one(name):
    path = f"cntk.ops.sequence.{name}"
    operation = Operation(lambda node, dims: (*dims[:1], *dims[2:]), lambda node: node.inputs[0].axes[:1])

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        given = variable(bound.seq, "seq", path)
        if len(given.axes) < 2:
            raise ValueError(f"{path}: the operand {given!r} is no sequence")
        return draw(operation, path, bound, [given])

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = path
    return call


first, last = _one("first"), _one("last")
__getattr__ = rosetta.attribute_hook("cntk.ops.sequence")
