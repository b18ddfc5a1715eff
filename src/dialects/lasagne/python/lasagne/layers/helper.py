"""Walks over layers: their output as an expression, their weights, their number."""

import warnings
from difflib import get_close_matches

import rosetta

from .._theano.expression import as_expression, networks
from .._theano.shapes import shape_of
from .base import Layer, MergeLayer
from .input import InputLayer


class Network:
    """What one call of ``get_output`` drew, and how to draw it again in the other mode."""

    def __init__(self, asked, inputs, kwargs):
        self.asked, self.inputs, self.kwargs = asked, inputs, kwargs
        self.answering = list(asked) if isinstance(asked, (list, tuple)) else [asked]
        self.deterministic = bool(kwargs.get("deterministic", False))
        self.outputs = []

    def drawn_again(self, deterministic):
        """The same layers in the other mode."""
        other = Network(self.asked, self.inputs, {**self.kwargs, "deterministic": deterministic})
        other.draw()
        return other

    def draw(self):
        """Draws all layers' outputs; gives those that are asked for."""
        networks().append(self)
        try:
            made = _draw(self.asked, self.inputs, self.kwargs)
        finally:
            networks().pop()
        self.outputs = list(made) if isinstance(made, list) else [made]
        return made


def get_output(layer_or_layers, inputs=None, **kwargs):
    """The output of one layer, or of several, as an expression."""
    if networks():  # asked for while another is drawn: a part of it
        return _draw(layer_or_layers, inputs, kwargs)
    return Network(layer_or_layers, inputs, kwargs).draw()


def _draw(asked, inputs, kwargs):
    given = inputs if isinstance(inputs, dict) else {}
    if any(key is not None and not isinstance(key, Layer) for key in given):
        raise TypeError("The inputs dictionary keys must be lasagne layers.")
    layers = get_all_layers(asked, given)
    made = {layer: layer.input_var for layer in layers if isinstance(layer, InputLayer) and layer not in given}
    if isinstance(inputs, dict):
        made.update((layer, as_expression(each)) for layer, each in inputs.items())
    elif inputs is not None:
        if len(made) > 1:
            raise ValueError("get_output() was called with a single input expression on a network with multiple input layers. Please call it with a dictionary of input expressions instead.")
        made = {layer: as_expression(inputs) for layer in made}
    accepted = {"deterministic", "batch_norm_use_averages", "batch_norm_update_averages"}
    for layer in layers:
        if layer not in made:
            sources = layer.input_layers if isinstance(layer, MergeLayer) else [layer.input_layer]
            if any(each not in made for each in sources):
                raise ValueError(f"get_output() was called without giving an input expression for the free-floating layer {layer!r}. Please call it with a dictionary mapping this layer to an input expression.")
            parts = [made[each] for each in sources]
            made[layer] = layer.get_output_for(parts if isinstance(layer, MergeLayer) else parts[0], **kwargs)
            accepted |= set(layer.get_output_kwargs)
    _warn_of(set(kwargs) - accepted, accepted)
    return [made[each] for each in asked] if isinstance(asked, (list, tuple)) else made[asked]


def _warn_of(unused, accepted):
    for each in sorted(unused):
        near = get_close_matches(each, accepted)
        text = f"get_output() was called with unused kwargs: {each}{f' (perhaps you meant {near[0]})' if near else ''}"
        rosetta.note("warning", text)
        warnings.warn(text, stacklevel=3)


def get_all_layers(layer, treat_as_input=None):
    """All layers below one, each after those that feed it."""
    pending = list(layer) if isinstance(layer, (list, tuple)) else [layer]
    seen, result = set(treat_as_input or ()), []
    stack = [(each, False) for each in reversed(pending)]
    while stack:
        each, ready = stack.pop()
        if each is None:
            continue
        if ready:
            result.append(each)
        elif each not in seen:
            seen.add(each)
            sources = getattr(each, "input_layers", None) or [getattr(each, "input_layer", None)]
            stack.append((each, True))
            stack += [(source, False) for source in reversed(sources)]
        elif each in (treat_as_input or ()) and each not in result:
            result.append(each)
    return result


def get_output_shape(layer_or_layers, input_shapes=None):
    """The sizes of one layer's output, or of several."""
    if input_shapes:
        raise rosetta.UnknownCall("get_output_shape with input_shapes is not known here. Expected the sizes that the layers were made with.")
    if isinstance(layer_or_layers, (list, tuple)):
        return [each.output_shape for each in layer_or_layers]
    return layer_or_layers.output_shape


def get_all_params(layer, unwrap_shared=True, **tags):
    """All weights below a layer (or several) that have these tags."""
    return list(dict.fromkeys(param for each in get_all_layers(layer) for param in each.get_params(**tags)))


def count_params(layer, **tags):
    """How many numbers the weights hold."""
    return sum(int(rosetta.product(each.content.shape)) for each in get_all_params(layer, **tags))


def get_all_param_values(layer, **tags):
    """The values of all weights: known only in a real run."""
    return [each.get_value() for each in get_all_params(layer, **tags)]


def set_all_param_values(layer, values, **tags):
    """Other values for all weights."""
    params = get_all_params(layer, **tags)
    if hasattr(values, "__len__") and len(params) != len(values):
        raise ValueError(f"mismatch: got {len(values)} values to set {len(params)} parameters")
    for each, value in zip(params, values):
        if shape_of(value) and tuple(map(int, shape_of(value))) != tuple(map(int, each.content.shape)):
            raise ValueError(f"mismatch: parameter has shape {tuple(map(int, each.content.shape))} but value to set has shape {tuple(map(int, shape_of(value)))}")
        each.set_value(value)


__all__ = ["Network", "count_params", "get_all_layers", "get_all_param_values", "get_all_params", "get_output", "get_output_shape", "set_all_param_values"]
