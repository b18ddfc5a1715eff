"""What is done to gradients before an update: weight decay, clipping."""

import rosetta


class _Hook:
    def __init__(self, *args, **kwargs):
        path = f"chainer.optimizer_hooks.{type(self).__name__}"
        self.bound = rosetta.bind(path, args, kwargs)
        rosetta.construct(path, self, self.bound)
        self.name = type(self).__name__
        for name, value in self.bound.values.items():
            setattr(self, name, value)


NAMES = ("WeightDecay", "GradientClipping", "GradientHardClipping", "Lasso", "GradientNoise", "GradientLARS")
for _name in NAMES:
    globals()[_name] = type(_name, (_Hook,), {"__module__": "chainer.optimizer_hooks"})

__getattr__ = rosetta.attribute_hook("chainer.optimizer_hooks")
