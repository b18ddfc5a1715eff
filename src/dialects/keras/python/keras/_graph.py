"""Running the drawing of a functional model on tensors."""

import rosetta

from ._state import standing_at, state, version
from ._tensor import rebuild, walk


def needed(outputs):
    """The nodes that outputs depend on, in the order they were drawn."""
    found, pending = {}, [each.history for each in outputs if each.history is not None]
    while pending:
        node = pending.pop()
        if node.index in found:
            continue
        found[node.index] = node
        pending += [each.history for each in walk((node.args, node.kwargs)) if getattr(each, "history", None) is not None]
    return [found[index] for index in sorted(found)]


def run(inputs, outputs, values):
    """The outputs' values when ``inputs`` have these ``values``. Raises ValueError when an input is missing."""
    known = {id(tensor): value for tensor, value in zip(inputs, values)}
    for node in needed(list(walk(outputs))):
        if all(id(each) in known for each in node.outputs):
            continue
        if node.target is None:
            raise ValueError(f"Graph disconnected: `{node.outputs[0].name}` is needed to compute the outputs, but it is not among the model's inputs.")
        swap = lambda each: known.get(id(each), each)
        with standing_at(node.where):
            made = node.target(*rebuild(node.args, swap), **_options(node, swap))
        for tensor, value in zip(node.outputs, walk(made)):
            known[id(tensor)] = value
    return rebuild(outputs, lambda each: known[id(each)])


def _options(node, swap):
    """The options a node was drawn with. Since Keras 3 a model's own mode overrides the one written in its drawing (keras/src/models/functional.py, operation_fn)."""
    options = rebuild(node.kwargs, swap)
    written = options.get("training")
    if version() < (3, 0) or written is None or not state().training:
        return options
    rosetta.note("warning", f"training={written} is written where the layer is called, and has no effect: in Keras 3 fit, evaluate and predict hand their own mode to every layer of a functional model.")
    return {name: value for name, value in options.items() if name != "training"}


def layers_of(outputs):
    """The layers of a drawing, in order, each once."""
    from ._layer import Layer

    seen = []
    for node in needed(list(walk(outputs))):
        layer = getattr(node.outputs[0], "made_by", None) or node.target
        if isinstance(layer, Layer) and layer not in seen:
            seen.append(layer)
    return seen
