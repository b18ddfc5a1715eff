"""Around training: counters, savers, hooks. None of it changes what is learned."""

import rosetta

from ._graph import graph
from ._variables import Variable

Variable_ = Variable


def get_global_step(graph=None):
    """The counter of steps, if there is one."""
    from ._graph import graph as current

    found = current().get_collection("global_step")
    return found[0] if found else None


def get_or_create_global_step(graph=None):
    """The counter of steps."""
    found = get_global_step()
    if found is None:
        found = Variable(0, trainable=False, name="global_step", collections=["variables", "global_step"])
    return found


create_global_step = get_or_create_global_step


def global_step(sess, global_step_tensor):
    return 0


class Saver:
    """Writes weights to files; a dry run writes none."""

    def __init__(self, *args, **kwargs):
        self.last_checkpoints = []

    def save(self, sess, save_path, *args, **kwargs):
        rosetta.no_effect("Saver.save writes a file; a dry run writes none.")
        return str(save_path)

    def restore(self, sess, save_path):
        rosetta.note("not modelled", "Saver.restore reads weights from a file: here they keep the start they were made with.")


class Checkpoint(Saver):
    """Weights in files."""


def latest_checkpoint(checkpoint_dir, latest_filename=None):
    return None


class Coordinator:
    """Threads that feed queues; here batches come by themselves."""

    def __init__(self, *args, **kwargs):
        self.stopped = False

    def should_stop(self):
        return self.stopped

    def request_stop(self, *args):
        self.stopped = True

    def join(self, threads=None):
        """Nothing runs."""


def start_queue_runners(sess=None, coord=None, **kwargs):
    return []


class SessionRunHook:
    """Watches runs."""

    def __init__(self, *args, **kwargs):
        rosetta.no_effect(f"{type(self).__name__} watches the training; it has no effect here.")


class LoggingTensorHook(SessionRunHook):
    """Prints numbers."""


class NanTensorHook(SessionRunHook):
    """Stops at NaN."""


class CheckpointSaverHook(SessionRunHook):
    """Writes files."""


class StopAtStepHook(SessionRunHook):
    """Stops after so many steps."""


def MonitoredTrainingSession(*args, **kwargs):
    raise rosetta.UnknownCall("tf.train.MonitoredTrainingSession is not modelled here. Expected tf.Session, or tf.estimator.")


__all__ = ["graph"]
