"""What a training run leaves behind, and small parts of it."""

import rosetta

from ._data import unknown_number
from ._state import state


class walking:
    """A pass that only evaluates records no calls."""

    def __enter__(self):
        state().quiet += 1

    def __exit__(self, *_):
        state().quiet -= 1


class History:
    """What ``fit`` gives back: curves of a real run, as long as they would be."""

    def __init__(self, model, epochs, validated):
        names = [*model.metrics_names, *(f"val_{name}" for name in model.metrics_names if validated)]
        self.model, self.epoch, self.params = model, list(range(epochs)), {"epochs": epochs}
        self.history = {name: [unknown_number() for _ in range(epochs)] for name in names}


def every_layer(layer):
    """A layer and all layers inside it."""
    yield layer
    for each in layer.sublayers():
        yield from every_layer(each)


def walk_names(metrics):
    """Metrics as a flat list."""
    if metrics is None:
        return []
    return [inner for each in metrics for inner in (each if isinstance(each, (list, tuple)) else [each])] if isinstance(metrics, (list, tuple)) else [metrics]


def refuse(bound, names, call):
    """Arguments that would change what is learned and are not modelled."""
    for name in names:
        if bound.values.get(name) is not None:
            raise rosetta.UnknownCall(f"{call}({name}=…) is not modelled here. Leave it out.")
