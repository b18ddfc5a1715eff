"""tf.contrib.opt: more optimisers."""

import rosetta

from .._optimizers import optimizer

AdamWOptimizer, MomentumWOptimizer, NadamOptimizer, AdaMaxOptimizer = (optimizer(f"tensorflow.contrib.opt.{name}Optimizer") for name in ("AdamW", "MomentumW", "Nadam", "AdaMax"))
__getattr__ = rosetta.attribute_hook(__name__)
