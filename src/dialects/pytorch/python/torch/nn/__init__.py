"""``torch.nn``: modules, their functions, initialisers."""

import rosetta

from . import activation, containers, convolution, dense, functional, init, loss, normalization, padding, parallel, pooling, recurrent, utils  # noqa: F401
from .module import Module
from .parameter import Buffer, Parameter  # noqa: F401

for _module in (activation, containers, convolution, dense, loss, normalization, padding, parallel, pooling, recurrent):
    for _name, _value in vars(_module).items():
        if isinstance(_value, type) and issubclass(_value, Module) and _value.__module__ == "torch.nn":
            globals()[_name] = _value
# Our own modules are no names of torch's.
for _name in ("activation", "containers", "convolution", "dense", "layer", "loss", "module", "normalization", "padding", "pooling", "recurrent", "tree"):
    globals().pop(_name, None)

__getattr__ = rosetta.attribute_hook("torch.nn")
del rosetta
