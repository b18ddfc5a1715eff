"""``torch.nn.functional``: layers as functions."""

import rosetta

from . import activation, convolution, dense, loss, normalization, padding, pooling

for _module in (activation, convolution, dense, loss, normalization, padding, pooling):
    for _name, _value in vars(_module).items():
        if getattr(_value, "__rosetta_path__", "").startswith("torch.nn.functional.") or (_name.endswith("_") and not _name.startswith("_") and callable(_value)):
            globals()[_name] = _value
one_hot = loss.one_hot
del activation, convolution, dense, loss, normalization, padding, pooling

__getattr__ = rosetta.attribute_hook("torch.nn.functional")
del rosetta
