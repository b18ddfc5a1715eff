"""tf.metrics: numbers of a real run."""

import rosetta

from ._graph import Made, draw
from ._sources import operand


def _metric(name):
    path = f"tensorflow.metrics.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        ins = [operand(each) for each in (bound.values.get("labels", bound.values.get("values")), bound.values.get("predictions")) if each is not None]
        value, update = (draw(path, bound, ins, lambda *_: Made((), "float32"), name=f"{name}/{each}") for each in ("value", "update_op"))
        return value, update

    call.__name__, call.__rosetta_path__ = name, path
    return call


accuracy, mean, mean_squared_error, precision, recall, auc = (_metric(each) for each in ("accuracy", "mean", "mean_squared_error", "precision", "recall", "auc"))
streaming_accuracy = lambda predictions, labels, **kwargs: accuracy(labels, predictions)
__getattr__ = rosetta.attribute_hook(__name__)
