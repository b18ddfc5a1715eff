"""tf.train: optimisers, learning rates over time, savers."""

import rosetta

from ._control import refused
from ._optimizers import Optimizer, optimizer
from ._schedules import cosine_decay, exponential_decay, inverse_time_decay, natural_exp_decay, piecewise_constant, polynomial_decay  # noqa: F401
from ._training import (  # noqa: F401
    Checkpoint, CheckpointSaverHook, Coordinator, LoggingTensorHook, MonitoredTrainingSession, NanTensorHook, Saver, SessionRunHook,
    StopAtStepHook, create_global_step, get_global_step, get_or_create_global_step, global_step, latest_checkpoint, start_queue_runners,
)

GradientDescentOptimizer, MomentumOptimizer, AdamOptimizer, RMSPropOptimizer, AdagradOptimizer, AdadeltaOptimizer, FtrlOptimizer = (
    optimizer(f"tensorflow.train.{name}Optimizer") for name in ("GradientDescent", "Momentum", "Adam", "RMSProp", "Adagrad", "Adadelta", "Ftrl")
)

_SHRINKS = "after each update it also draws weights towards zero (l1 and l2 regularisation strength), which no rule here does. Expected {}"
ProximalGradientDescentOptimizer = refused("tensorflow.train.ProximalGradientDescentOptimizer", _SHRINKS.format("GradientDescentOptimizer, with a penalty in the loss"))
ProximalAdagradOptimizer = refused("tensorflow.train.ProximalAdagradOptimizer", _SHRINKS.format("AdagradOptimizer, with a penalty in the loss, or FtrlOptimizer"))
AdagradDAOptimizer = refused("tensorflow.train.AdagradDAOptimizer", "it works weights out from the sum of all gradients so far, not from where they stand. Expected AdagradOptimizer")
SyncReplicasOptimizer = refused("tensorflow.train.SyncReplicasOptimizer", "it adds up gradients of several machines. Expected the optimiser that it wraps")

__all__ = ["Optimizer"]
__getattr__ = rosetta.attribute_hook(__name__)
