"""Operators that fill a blob with numbers: how weights begin, and constants."""

from contextlib import contextmanager

import rosetta
from rosetta import positions

from ._blobs import BlobReference, references
from ._state import state
from ._tensor import Weight

# What each needs beside a shape; all of them draw or write 32-bit floats unless told otherwise.
FILLS = ("XavierFill", "MSRAFill", "GaussianFill", "UniformFill", "ConstantFill", "GivenTensorFill", "GivenTensorIntFill")


@contextmanager
def unsaid():
    """Inside, weights begin as a helper has it by itself: nobody says so, and its row tells."""
    now = state()
    before, now.unsaid = now.unsaid, True
    try:
        yield
    finally:
        now.unsaid = before


class FillNode:
    """A filling in a net: run, it puts the weight into the workspace."""

    operator = None

    def __init__(self, name, weight, where):
        self.outputs, self.inputs, self.weight, self.where = [name], [], weight, where

    def run(self):
        now = state()
        if now.stepped and self.weight.name in now.learned:
            rosetta.note("warning", f"{self.weight.name} is filled anew after training: what was learned is lost. A model that shares weights is made with init_params=False.")
        now.blobs[self.outputs[0]] = self.weight


def declared(net, name, path, values, stated, inputs):
    """Adds a filling to a net; gives the reference to what it fills."""
    output = references(values.get("outputs") or net.NextName(name), net)[0]
    shape = _shape(name, values, inputs)
    known = state().weights.get(str(output))
    where = positions.stack()
    if known is None or tuple(map(int, known.shape)) != shape:
        kept = {key: value for key, value in stated.items() if key not in ("inputs", "outputs", "name", "device_option", "engine", "shape")}
        known = Weight(str(output), shape, None if state().unsaid else (path, rosetta.Bound(path, values, kept), where), _dtype(name, values))
        if name == "ConstantFill" and _size(shape) == 1:
            known.rosetta_constant = [float(values.get("value") or 0)]
        state().weights[str(output)] = known
    net.nodes.append(FillNode(str(output), known, where))
    return BlobReference(str(output), net)


def _shape(name, values, inputs):
    shape = values.get("shape")
    if shape is None and inputs and str(inputs[0]) in state().weights and not values.get("input_as_shape"):
        shape = state().weights[str(inputs[0])].shape
    if shape is None and name.startswith("GivenTensor") and values.get("values") is not None:
        shape = [len(values["values"])]
    if shape is None or values.get("input_as_shape") or values.get("extra_shape"):
        raise rosetta.UnknownCall(f"caffe2.python.core.Net.{name} without a shape of its own is not known here: a shape that is computed while the net runs is not modelled. Expected shape=[…].")
    return tuple(int(n) for n in ([shape] if isinstance(shape, int) else shape))


def _dtype(name, values):
    given = values.get("dtype")
    if given is not None:
        from .python.core import DataType

        return DataType.name(given)
    return "int32" if name == "GivenTensorIntFill" else "float32"


def _size(shape):
    size = 1
    for n in shape:
        size *= n
    return size
