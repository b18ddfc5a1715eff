"""cuDNN's recurrent layers: all weights in one parameter of the program's own, laid out as cuDNN lays them."""

import rosetta

from ._operations import Operation, draw, variable
from .variables import Parameter

__all__ = ["optimized_rnnstack"]
_GATES = {"lstm": 4, "gru": 3, "rnnReLU": 1, "rnnTanh": 1}
PATH = "cntk.ops.optimized_rnnstack"


def optimized_rnnstack(*args, **kwargs):
    """A recurrent layer along the sequence. Its weights: matrices of the inputs, then of the state, gate by gate, then two biases per gate."""
    bound = rosetta.bind(PATH, args, kwargs)
    given, weights, units = variable(bound.operand, "operand", PATH), bound.weights, int(bound.hidden_size)
    if bound.recurrent_op not in _GATES:
        raise ValueError(f'unsupported recurrent_op value "{bound.recurrent_op}"')
    if bound.num_layers != 1 or bound.bidirectional:
        raise rosetta.UnknownCall(f"{PATH} of several layers or both directions is not known here. Expected num_layers=1, bidirectional=False.")
    if not isinstance(weights, Parameter):
        raise rosetta.UnknownCall(f"{PATH} with weights that are no parameter is not known here. Expected cntk.parameter((cntk.InferredDimension, 4)).")
    if len(given.axes) < 2 or len(given.shape) != 1:
        raise ValueError(f"{PATH}: the operand {given!r} must be a sequence of vectors")
    infer(weights, _GATES[bound.recurrent_op], units, given.shape[0])
    stated = {key: value for key, value in bound.stated.items() if key not in ("operand", "weights")}
    return draw(Operation(lambda node, dims: (*dims[:-1], units)), f"{PATH}.{bound.recurrent_op}", bound, [given], {"weights": weights}, stated=stated)


def infer(weights, gates, units, features):
    """The missing dimension, from how many numbers the layer holds."""
    blocks = (units * features, units * units, units)
    total = gates * (blocks[0] + blocks[1] + 2 * blocks[2])
    columns = 1
    for n in weights.dims[1:]:
        columns *= int(n)
    if len(weights.dims) != 2 or columns < 1 or total % columns:
        raise ValueError(f"{PATH}: weights of shape {weights.dims} cannot hold {total} numbers")
    if any(each % columns for each in blocks):
        raise rosetta.UnknownCall(f"{PATH} with weights of {columns} columns is not known here where a gate does not begin at a row. Expected one column, or a number that divides {units}.")
    weights.infer((total // columns, columns))
