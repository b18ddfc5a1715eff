"""The outermost call of a model or layer: recorded in training and in evaluation mode."""

import rosetta

from ._state import state
from ._tensor import KerasTensor, walk


def both_modes(layer, args, kwargs, training):
    """Calls the layer in the mode asked for, then in the other one. Gives the first call's result."""
    layer.ensure_built(args)
    inputs = [each for each in walk((args, kwargs)) if getattr(each, "rosetta_parameter", None) is None]
    results, first = [], None
    for mode in (training, not training):
        with rosetta.trace(layer, "training" if mode else "evaluation", inputs, twin=first) as entry:
            state().training.append(mode)
            try:
                made = layer._called(args, kwargs)
            finally:
                state().training.pop()
            entry["outputs"] = [each.rosetta_id for each in walk(made)]
        results.append(made)
        first = entry["id"]
    return results[0]


def outermost(layer, args, kwargs):
    """A call made by the program itself, outside ``fit``."""
    kwargs = dict(kwargs)
    training = kwargs.pop("training", None)
    return both_modes(layer, args, kwargs, bool(training if training is not None else state().learning_phase or False))


def forward(layer, batch, training):
    """The model's outputs for one batch, in both modes."""
    return both_modes(layer, (batch,), {}, training)


__all__ = ["KerasTensor", "both_modes", "forward", "outermost"]
