"""Steps of recurrent layers, and the walks along a sequence: Recurrence gives all results, Fold the last."""

import rosetta

from .._operations import Operation, variable
from .._shapes import as_tuple
from ..default_options import found, overridable
from ..ops import sequence
from ..ops.functions import Function
from ._layer import Layer, factory

__all__ = ["Fold", "GRU", "LSTM", "RNNStep", "RNNUnit", "Recurrence"]


class _Step(Layer):
    """One step. ``columns`` and ``rows`` say how many blocks of units stand beside one another in W and in H."""

    columns = rows = 1
    overrides = ("activation", "init", "init_bias", "enable_self_stabilization")

    def check(self):
        v, name = self.values, self.path.rpartition(".")[2]
        self.units = as_tuple(v["shape"])
        if len(self.units) != 1:
            raise ValueError(f"{name}: shape and cell_shape must be vectors (rank-1 tensors)")
        if v["cell_shape"] is not None and as_tuple(v["cell_shape"]) != self.units:
            raise rosetta.UnknownCall(f"{name}(cell_shape={v['cell_shape']}) is not known here: a projection of the state is not modelled. Expected None.")
        if v["enable_self_stabilization"]:
            raise rosetta.UnknownCall(f"{name}(enable_self_stabilization=True) is not known here: learned factors on the state are not modelled. Expected False.")

    def weights_for(self, features):
        units = self.units[0]
        return [self.weight("b", [self.columns * units]), self.weight("W", [features, self.columns * units]), self.weight("H", [units, self.rows * units])]

    def walk(self, x, backwards):
        """The step along a sequence."""
        if len(x.axes) < 2:
            raise ValueError(f"Recurrence: the operand {x!r} is no sequence. Expected cntk.sequence.input_variable, or what follows from one.")
        if len(x.shape) != 1:
            raise rosetta.UnknownCall(f"{self.path} on steps of shape {x.shape} is not known here. Expected vectors: an embedding, or cntk.reshape before it.")
        return self.drawn(Operation(lambda node, dims: (*dims[:-1], *self.units)), [x], self.weights_for(x.shape[0]), extra={"go_backwards": backwards})

    def build(self, *given):
        raise rosetta.UnknownCall(f"{self.path} called on a state and an input is not known here: steps written out by hand are not modelled. Expected Recurrence or Fold around it.")


class _Plain(_Step):
    kind = "RNNStep"


class _Gru(_Step):
    columns, rows = 3, 2

    def weights_for(self, features):
        units = self.units[0]
        return [*super().weights_for(features), self.weight("H1", [units, units])]


class _Lstm(_Step):
    columns = rows = 4
    overrides = ("activation", "use_peepholes", "init", "init_bias", "enable_self_stabilization")

    def weights_for(self, features):
        seen = [self.weight(role, self.units) for role in ("Ci", "Cf", "Co")] if self.values["use_peepholes"] else []
        return [*super().weights_for(features), *seen]


class _Walk(Function):
    overrides = ("go_backwards", "initial_state")

    def __init__(self, path, args, kwargs, last=False):
        name = path.rpartition(".")[2]
        bound = rosetta.bind(path, args, kwargs)
        self.step, self.last, self.path, self.name = next(iter(bound.values.values())), last, path, bound.name
        told = {option: found(name, option) for option in self.overrides}
        values = {option: bound.values[option] if option in bound.stated or not told[option][0] else told[option][1] for option in self.overrides}
        self.backwards = bool(values["go_backwards"])
        if not isinstance(self.step, _Step):
            raise rosetta.UnknownCall(f"{name} of a step that is none of LSTM, GRU and RNNStep is not known here: recurrences of the program's own are not modelled.")
        if not isinstance(values["initial_state"], (int, float)) or values["initial_state"] != 0:
            raise rosetta.UnknownCall(f"{name}(initial_state={values['initial_state']!r}) is not known here. Expected 0.")
        if bound.return_full_state:
            raise rosetta.UnknownCall(f"{name}(return_full_state=True) is not known here. Expected the results alone.")

    parameters = property(lambda self: self.step.parameters)

    def build(self, x):
        made = self.step.walk(variable(x, "x", self.path), self.backwards)
        return (sequence.first if self.backwards else sequence.last)(made) if self.last else made


LSTM = factory(_Lstm, "cntk.layers.LSTM")
GRU = factory(_Gru, "cntk.layers.GRU")
RNNStep = factory(_Plain, "cntk.layers.RNNStep")
RNNUnit = RNNStep


def _walk(path, last):
    name = path.rpartition(".")[2]
    overridable(name, _Walk.overrides)

    def make(*args, **kwargs):
        return _Walk(path, args, kwargs, last)

    make.__name__ = make.__qualname__ = name
    make.__rosetta_path__ = path
    return make


Recurrence = _walk("cntk.layers.Recurrence", False)
Fold = _walk("cntk.layers.Fold", True)
