"""``chainer.links``: links with weights."""

import rosetta

from . import classifier, connection, n_step, normalization, recurrent
from ..link import Link as _Link

for _module in (classifier, connection, n_step, normalization, recurrent):
    for _name, _value in list(vars(_module).items()):
        if isinstance(_value, type) and issubclass(_value, _Link) and _value.__module__ == "chainer.links":
            globals()[_name] = _value
# Our own modules are no names of Chainer's.
for _name in ("classifier", "connection", "n_step", "normalization", "recurrent"):
    globals().pop(_name, None)

__getattr__ = rosetta.attribute_hook("chainer.links")
del rosetta
