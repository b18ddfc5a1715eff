"""Activations given as strings, functions or layers."""

import rosetta

from . import activations
from ._layer import Layer


def activated(layer, tensor):
    """The output of a layer after its ``activation`` argument.

    Keras's own activations are read from the argument itself; a layer or a program's own function is called here.
    """
    return tensor if plain(layer.activation) else call_own(layer.activation, tensor)


def plain(activation):
    """Whether an activation is one of Keras's own, by name or function; unknown names raise, as Keras does."""
    if activation is None:
        return True
    if isinstance(activation, str):
        activations.get(activation)
        return True
    return (getattr(activation, "__rosetta_path__", None) or "").startswith("keras.activations.") and not isinstance(activation, Layer)


def call_own(activation, tensor):
    """Calls a layer or function on a tensor."""
    if not callable(activation):
        raise ValueError(f"Could not interpret activation function identifier: {activation}")
    result = activation(tensor)
    if not hasattr(result, "rosetta_id"):
        raise rosetta.UnknownCall(f"The activation {activation!r} gave {type(result).__name__}, not a tensor.")
    return result
