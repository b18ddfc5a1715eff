"""``chainer.optimizers``."""

import rosetta

from .optimizer import GradientMethod

NAMES = ("SGD", "MomentumSGD", "NesterovAG", "Adam", "AdamW", "AMSGrad", "RMSprop", "AdaGrad", "AdaDelta")
for _name in NAMES:
    globals()[_name] = type(_name, (GradientMethod,), {"__module__": "chainer.optimizers", "__rosetta_path__": f"chainer.optimizers.{_name}"})

__getattr__ = rosetta.attribute_hook("chainer.optimizers")
