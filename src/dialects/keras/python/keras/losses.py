"""keras.losses: as classes, functions and names."""

import rosetta

from ._shapes import broadcast
from ._tensor import KerasTensor, record, static_shape

# name of the function → class; short names Keras also takes.
PAIRS = {
    "categorical_crossentropy": "CategoricalCrossentropy",
    "sparse_categorical_crossentropy": "SparseCategoricalCrossentropy",
    "binary_crossentropy": "BinaryCrossentropy",
    "mean_squared_error": "MeanSquaredError",
    "mean_absolute_error": "MeanAbsoluteError",
    "huber": "Huber",
    "log_cosh": "LogCosh",
    "mean_absolute_percentage_error": "MeanAbsolutePercentageError",
    "mean_squared_logarithmic_error": "MeanSquaredLogarithmicError",
    "kl_divergence": "KLDivergence",
    "poisson": "Poisson",
    "hinge": "Hinge",
    "squared_hinge": "SquaredHinge",
    "categorical_hinge": "CategoricalHinge",
    "cosine_similarity": "CosineSimilarity",
}
SHORT = {"mse": "mean_squared_error", "MSE": "mean_squared_error", "mae": "mean_absolute_error", "MAE": "mean_absolute_error", "huber_loss": "huber", "Huber": "huber", "bce": "binary_crossentropy", "logcosh": "log_cosh", "mape": "mean_absolute_percentage_error", "MAPE": "mean_absolute_percentage_error", "msle": "mean_squared_logarithmic_error", "MSLE": "mean_squared_logarithmic_error", "kld": "kl_divergence", "KLD": "kl_divergence", "kullback_leibler_divergence": "kl_divergence", "cosine": "cosine_similarity"}


def _check(path, y_true, y_pred):
    sparse = "sparse" in path.lower()
    if "categorical" in path.lower() and not sparse and tuple(map(int, y_true.shape)) != tuple(map(int, y_pred.shape)):
        raise ValueError(f"Arguments `target` and `output` must have the same shape. Received: target.shape={static_shape(y_true)}, output.shape={static_shape(y_pred)}")
    if not sparse and len(y_true.shape) == len(y_pred.shape):
        broadcast(y_true.shape, y_pred.shape)


class Loss:
    """The base class; a program's own loss defines ``call(y_true, y_pred)``."""

    __rosetta_path__ = "keras.losses.Loss"

    def __init__(self, *args, **kwargs):
        self.bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        self.reduction = self.bound.values.get("reduction", "sum_over_batch_size")
        self.name = self.bound.values.get("name")
        if self.__rosetta_path__ != Loss.__rosetta_path__:
            rosetta.construct(self.__rosetta_path__, self, self.bound)

    def __call__(self, y_true, y_pred, sample_weight=None):
        if sample_weight is not None:
            raise rosetta.UnknownCall("sample_weight is not modelled here.")
        if self.__rosetta_path__ == Loss.__rosetta_path__:
            return _mean(self.call(y_true, y_pred))
        _check(self.__rosetta_path__, y_true, y_pred)
        weighted = _class_weights(self.__rosetta_path__, y_pred)
        scalar = self.reduction not in ("none", None)
        return record(self.__rosetta_path__, weighted and rosetta.Bound(self.__rosetta_path__, weighted, weighted), [y_pred, y_true], () if scalar else y_pred.shape[:-1], "float32", of=self)

    def call(self, y_true, y_pred):
        raise NotImplementedError("A loss defines call(y_true, y_pred).")


def _class_weights(path, y_pred):
    """What ``fit(class_weight=...)`` says, one number per class; classes it does not name count 1 (keras/src/trainers/data_adapters/data_adapter_utils.py)."""
    from ._state import state

    weights = state().class_weight
    if weights is None:
        return None
    if "categorical_crossentropy" not in path.lower().replace("categoricalcrossentropy", "categorical_crossentropy"):
        raise rosetta.UnknownCall(f"class_weight with {path} is not modelled here. Expected a cross-entropy between classes.")
    return {"class_weight": [float(weights.get(number, 1.0)) for number in range(int(y_pred.shape[-1]))]}


def _loss_function(name):
    path = f"keras.losses.{name}"

    def function(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        return _apply(path, bound, bound.y_true, bound.y_pred, bound.y_pred.shape[:-1])

    function.__name__, function.__rosetta_path__ = name, path
    return function


def _apply(path, bound, y_true, y_pred, shape):
    _check(path, y_true, y_pred)
    stated = {key: value for key, value in bound.stated.items() if key not in ("y_true", "y_pred")}
    stated.update(_class_weights(path, y_pred) or {})
    return record(path, rosetta.Bound(path, bound.values, stated), [y_pred, y_true], shape, "float32")


def _mean(tensor):
    from . import ops

    return ops.mean(tensor) if tensor.ndim else tensor


for _name, _class in PAIRS.items():
    globals()[_name] = _loss_function(_name)
    globals()[_class] = type(_class, (Loss,), {"__rosetta_path__": f"keras.losses.{_class}", "__module__": __name__})
for _alias, _name in SHORT.items():
    globals().setdefault(_alias, globals()[_name])


def get(identifier):
    """The loss a string, function or object means."""
    if not isinstance(identifier, str):
        return identifier
    name = SHORT.get(identifier, identifier)
    name = next((function for function, kind in PAIRS.items() if kind == name), name)
    if name not in PAIRS:
        rosetta.unknown(f"keras.losses.{identifier}", sorted({*PAIRS, *PAIRS.values(), *SHORT}))
    return globals()[name]


def aligned(loss, y_true, y_pred):
    """Targets with as many axes as their loss takes: Keras adds or drops a last axis of size 1 (keras/src/losses/loss.py)."""
    sparse = "sparse" in getattr(loss, "__rosetta_path__", "").lower()
    wanted, given = len(y_pred.shape) - (1 if sparse else 0), len(y_true.shape)
    if given == wanted + 1 and int(y_true.shape[-1]) == 1:
        return _reshaped(y_true, y_true.shape[:-1])
    if given + 1 == wanted and int(y_pred.shape[-1]) == 1 and not sparse:
        return _reshaped(y_true, (*y_true.shape, 1))
    return y_true


def _reshaped(tensor, shape):
    from . import ops

    source = tensor.rosetta_source
    if source is None:
        return ops.reshape(tensor, shape)
    step = {"step": "reshape", "shape": [{"batch": 1}, *(int(n) for n in shape[1:])]}
    return KerasTensor(shape, tensor.dtype, source={**source, "steps": [*source["steps"], step]})


def averaged(loss, y_true, y_pred):
    """The loss of one output as ``compile`` uses it: a scalar."""
    loss = get(loss)
    y_true = aligned(loss, y_true, y_pred)
    if isinstance(loss, type) and issubclass(loss, Loss):
        loss = loss()
    if isinstance(loss, Loss):
        result = loss(y_true, y_pred)
        return _mean(result)
    path = getattr(loss, "__rosetta_path__", "")
    if path.startswith("keras.losses."):
        return _apply(path, rosetta.Bound(path, {}, {}), y_true, y_pred, ())
    result = loss(y_true, y_pred)
    if not isinstance(result, KerasTensor):
        raise rosetta.UnknownCall(f"The loss {loss!r} gave {type(result).__name__}, not a tensor.")
    return _mean(result)


_missing = rosetta.attribute_hook(__name__)


def __getattr__(name):
    return _missing(name)


