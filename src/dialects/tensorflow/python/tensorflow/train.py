"""tf.train: optimisers, learning rates over time, savers."""

import rosetta

from ._optimizers import Optimizer, optimizer
from ._schedules import cosine_decay, exponential_decay, inverse_time_decay, natural_exp_decay, piecewise_constant, polynomial_decay  # noqa: F401
from ._training import (  # noqa: F401
    Checkpoint, CheckpointSaverHook, Coordinator, LoggingTensorHook, MonitoredTrainingSession, NanTensorHook, Saver, SessionRunHook,
    StopAtStepHook, create_global_step, get_global_step, get_or_create_global_step, global_step, latest_checkpoint, start_queue_runners,
)

GradientDescentOptimizer, MomentumOptimizer, AdamOptimizer, RMSPropOptimizer, AdagradOptimizer, AdadeltaOptimizer, FtrlOptimizer = (
    optimizer(f"tensorflow.train.{name}Optimizer") for name in ("GradientDescent", "Momentum", "Adam", "RMSProp", "Adagrad", "Adadelta", "Ftrl")
)

__all__ = ["Optimizer"]
__getattr__ = rosetta.attribute_hook(__name__)
