"""tf.estimator.inputs: arrays as a queue of batches."""

import rosetta

from ._feeding import Plan, batch_tensor, dry


def numpy_input_fn(*args, **kwargs):
    """A function that gives batches of arrays: in order, or by a queue from which examples are drawn at random."""
    bound = rosetta.bind("tensorflow.estimator.inputs.numpy_input_fn", args, kwargs)
    if not isinstance(bound.shuffle, bool):
        raise ValueError("shuffle must be provided and explicitly set as boolean (it is recommended to set it as True for training); got {}.".format(bound.shuffle))
    stated = [name for option, name in (("batch_size", "batch_size"), ("shuffle", "shuffle")) if option in bound.stated]

    def input_fn():
        features = {name: dry(each) for name, each in bound.x.items()} if isinstance(bound.x, dict) else dry(bound.x)
        labels = None if bound.y is None else {name: dry(each) for name, each in bound.y.items()} if isinstance(bound.y, dict) else dry(bound.y)
        truth = [] if labels is None else list(labels.values()) if isinstance(labels, dict) else [labels]
        arrays = [*(features.values() if isinstance(features, dict) else [features]), *truth]
        order = {"queue": int(bound.queue_capacity)} if bound.shuffle else "never"
        plan = Plan("tensorflow.estimator.inputs.numpy_input_fn", arrays, {id(each) for each in truth}, int(bound.batch_size), bound.num_epochs, order, stated=stated, note=_across(bound, arrays[0]))
        made = lambda each: {name: batch_tensor(plan, one) for name, one in each.items()} if isinstance(each, dict) else batch_tensor(plan, each)
        return made(features) if labels is None else (made(features), made(labels))

    return input_fn


def _across(bound, array):
    """Batches do not end where an epoch ends."""
    rows, size, epochs = int(array.shape[0]), int(bound.batch_size), bound.num_epochs
    if epochs is None or epochs < 2 or rows % size == 0:
        return None
    return f"numpy_input_fn's queue runs on from one epoch into the next: {-(-rows * epochs // size):,} steps for {epochs} epochs, where {-(-rows // size) * epochs:,} are made here, each epoch ending with a smaller batch."


def tensors_of(given):
    """An input function's tensors: as they are, or the next of a data set."""
    from .data import Dataset

    return given.make_one_shot_iterator().get_next() if isinstance(given, Dataset) else given


__getattr__ = rosetta.attribute_hook("tensorflow.estimator.inputs")
