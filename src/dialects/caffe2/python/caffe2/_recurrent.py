"""Recurrent layers: their weights, and their outputs (all steps, the last one), each said as a call of its own."""

import rosetta

from ._operators import Operator
from ._state import state
from ._tensor import Tensor, Weight


class Layer:
    """The weights of a layer by the blob that each is called after, and what it gives."""

    def __init__(self, parts, outputs):
        self.parts, self.outputs = parts, outputs

    def weights(self, inputs, units):
        """(name, rows, columns) of each matrix; each has a bias of as many numbers as rows."""
        return [(name, gates * units, inputs if name == "i2h" else units) for name, gates in self.parts]


LAYERS = {
    "LSTM": Layer([("i2h", 4), ("gates_t", 4)], ["hidden_state_all", "hidden_state_last", "cell_state_all", "cell_state_last"]),
    "GRU": Layer([("i2h", 3), ("reset_gate_t", 1), ("update_gate_t", 1), ("output_gate_t", 1)], ["hidden_t_all", "hidden_t_last"]),
    "BasicRNN": Layer([("i2h", 1), ("gates_t", 1)], ["hidden_t_all", "hidden_t_last"]),
}


def _walk(node, operator, v, data, weights):
    """All steps' outputs, and the last one's, which stands behind an axis of one."""
    value = data[0]
    if len(value.shape) != 3 or int(value.shape[2]) != int(weights["i2h_w"].shape[1]):
        raise RuntimeError(f"Expected a sequence of shape (time, batch, {int(weights['i2h_w'].shape[1])}). Received {tuple(map(int, value.shape))}.")
    _begin(node, v, int(value.shape[0]))
    units = v.dim_out if isinstance(v.dim_out, int) else list(v.dim_out)[0]
    steps, batch = value.shape[:2]
    every = _apply(node, node.path, value, weights, (steps, batch, int(units)))
    last = _apply(node, f"{node.path}.last", value, weights, (batch, int(units)))
    wide = Tensor((1, batch, int(units)))
    rosetta.apply(f"{node.path}.expand", [last], rosetta.Bound(node.path, {}, {}), [wide], where=node.where)
    for index, each in enumerate((every, wide)):
        each.rosetta_cut = value.rosetta_cut or (None if index in list(v.outputs_with_grads) else f"{node.path}, whose outputs_with_grads does not name {index},")
    memory = [Tensor(every.shape), Tensor(wide.shape)][: len(node.outputs) - 2]
    for each in memory:
        each.rosetta_refused = f"The memory that {node.path} gives out is not known here. Expected its first two outputs."
    return [every, wide, *memory]


def _apply(node, path, value, weights, shape):
    out = Tensor(shape)
    rosetta.apply(path, [value], rosetta.Bound(node.path, node.values, node.stated), [out], parameters=weights, where=node.where)
    return out


def _begin(node, v, steps):
    """States that begin at zero, and sequences as long as the input: what else there is stops, and what is not known is assumed."""
    names = v.initial_states if isinstance(v.initial_states, (list, tuple)) else [v.initial_states]
    for name in map(str, names):
        values = _values(name, node)
        if values is None:
            rosetta.note("assumption", f"{name}, in which {node.path} begins, is taken to hold zeros.")
        elif any(values):
            raise rosetta.UnknownCall(f"{node.path} that begins in {name}, which does not hold zeros, is not known here. Expected zeros.")
    if v.seq_lengths is not None:
        values = _values(str(v.seq_lengths), node)
        if values is None:
            rosetta.note("assumption", f"{v.seq_lengths}: every sequence is taken to be as long as the input of {node.path}.")
        elif any(int(each) != steps for each in values):
            raise rosetta.UnknownCall(f"{node.path} over sequences of different lengths is not known here: {v.seq_lengths} holds {sorted(set(map(int, values)))}, the input {steps} steps. Expected the same.")


def _values(name, node):
    """What a blob holds, where the program says it; None where only a run knows."""
    blob = state().blobs.get(name)
    if blob is None:
        raise RuntimeError(f"Encountered a non-existing input blob: {name} (of {node.path}).")
    if isinstance(blob, Weight) and blob.fill is not None:
        path, bound, _ = blob.fill
        if path.endswith(".ConstantFill"):
            return [float(bound.values.get("value") or 0)]
        if path.endswith(("GivenTensorIntFill", "GivenTensorFill")):
            return list(bound.values["values"])
    return None if blob.rosetta_constant is None else list(blob.rosetta_constant)


for _name, _layer in LAYERS.items():
    _roles = [f"{part}_{kind}" for part, _ in _layer.parts for kind in "wb"]
    Operator(f"recurrent.{_name}", roles={index + 1: role for index, role in enumerate(_roles)}, make=_walk)
