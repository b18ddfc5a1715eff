"""Sequential."""

from typing import Any

from .module import Module, compact


class Sequential(Module):
    """Layers and functions, one after the other."""

    __rosetta_path__ = "flax.linen.Sequential"
    layers: Any

    @compact
    def __call__(self, *args, **kwargs):
        if not self.layers:
            raise ValueError("Empty Sequential module.")
        outputs = self.layers[0](*args, **kwargs)
        for layer in self.layers[1:]:
            if isinstance(outputs, tuple):
                outputs = layer(*outputs)
            elif isinstance(outputs, dict):
                outputs = layer(**outputs)
            else:
                outputs = layer(outputs)
        return outputs
