"""The base of all layers: arguments, name, weights, training mode, and the outermost call as a trace."""

import inspect
from types import SimpleNamespace

import rosetta
from rosetta import positions

from ._legacy import modern
from ._state import auto_name, state, version
from ._tensor import KerasTensor, draw, drawn, static_shape, walk
from ._weights import WeightOwner

# Arguments that every layer takes, through **kwargs where its signature does not name them.
SHARED = ("name", "trainable", "dtype", "input_shape", "batch_input_shape", "batch_shape", "input_dim", "input_length", "batch_size", "weights", "activity_regularizer", "autocast", "dynamic")


class Layer(WeightOwner):
    """A layer; built-in ones set ``__rosetta_path__`` and define ``build_weights`` and ``call``."""

    __rosetta_path__ = "keras.layers.Layer"
    def __init__(self, *args, **kwargs):
        path = self.__rosetta_path__
        args, kwargs = self.modernise(args, kwargs)
        bound = rosetta.bind(path, args, kwargs)
        extra = dict(bound.values.get("kwargs") or {})
        self._shared = {name: bound.values.get(name, extra.pop(name, None)) for name in SHARED if name in bound.values or name in extra}
        if extra:
            raise TypeError(f"{type(self).__name__}: unrecognized keyword arguments {sorted(extra)}. Expected one of {', '.join(bound.values)}.")
        self._arguments = SimpleNamespace(**bound.values)
        self._refuse()
        self.name = self._shared.get("name") or auto_name(type(self).__name__)
        self._own, self._trainable, self.built, self.written = [], self._shared.get("trainable") is not False, False, positions.stack()
        own = "__rosetta_path__" not in vars(type(self))
        rosetta.construct(path, self, bound, type(self).__name__ if own else "")
        rosetta.rename(self, self.name)
        self.setup()

    def _refuse(self):
        if self._shared.get("dtype") not in (None, "float32", "int32", "int64", "uint8", "float64"):
            raise rosetta.UnknownCall(f"{type(self).__name__}(dtype={self._shared['dtype']!r}): only float32 arithmetic is known here.")
        for name in ("weights", "activity_regularizer"):
            if self._shared.get(name) is not None:
                raise rosetta.UnknownCall(f"{type(self).__name__}({name}=…) is not known here: {'initial values given as arrays' if name == 'weights' else 'penalties on activities'} are not modelled.")

    def modernise(self, args, kwargs):
        """Old argument names as this version's own."""
        return modern(type(self).__name__, args, kwargs) if version() < (2, 4) else (args, kwargs)

    def setup(self):
        """Attributes that programs read: every argument under its own name."""
        for name, value in vars(self._arguments).items():
            if name not in ("args", "kwargs", "name", "dtype", "trainable", "weights", "input_shape"):
                setattr(self, name, value)

    @property
    def dtype(self):
        return "float32"

    def declared_shape(self):
        """The whole input shape, batch first (None), when the arguments say it."""
        for name in ("batch_input_shape", "batch_shape"):
            if self._shared.get(name) is not None:
                return tuple(self._shared[name])
        if self._shared.get("input_shape") is not None:
            return (self._shared.get("batch_size"), *self._shared["input_shape"])
        if self._shared.get("input_dim") is not None and not hasattr(self, "output_dim"):
            return (self._shared.get("batch_size"), self._shared["input_dim"])
        return None

    def build(self, input_shape=None):
        """Weights are made here; programs override it."""
        self.built = True

    def compute_output_shape(self, input_shape):
        from ._state import quietly
        from ._data import placeholder

        with quietly():
            return static_shape(self(placeholder(input_shape)))

    def ensure_built(self, args):
        """Builds for the shapes of the first argument, once."""
        if self.built:
            return
        first = args[0] if args else None
        shape = [static_shape(each) for each in first] if isinstance(first, (list, tuple)) else static_shape(first) if hasattr(first, "shape") else None
        self.build(shape)
        self.built = True

    def __call__(self, *args, **kwargs):
        from ._trace import outermost

        args, kwargs = as_tensors(args), as_tensors(kwargs)
        if drawn((args, kwargs)):
            made = draw(self, args, kwargs)
            for each in walk(made):
                each.history.layer = self
            return made
        if state().training or state().quiet:
            return self._called(args, kwargs)
        return outermost(self, args, kwargs)

    def _called(self, args, kwargs):
        self.ensure_built(args)
        kwargs = dict(kwargs)
        given = kwargs.pop("training", None)
        training = bool(given) if given is not None else (state().training[-1] if state().training else False)
        if kwargs.get("mask") is None:
            kwargs.pop("mask", None)
        if self.takes_training():
            kwargs["training"] = training
        state().training.append(training)
        try:
            return self.call(*args, **kwargs)
        finally:
            state().training.pop()

    def takes_training(self):
        """Whether ``call`` has a parameter named training."""
        return "training" in inspect.signature(self.call).parameters

    def call(self, *args, **kwargs):
        raise NotImplementedError(f"Layer {self.name} has no `call` method.")

    def add_loss(self, *args, **kwargs):
        raise rosetta.UnknownCall(f"{type(self).__name__}.add_loss: penalties added inside a layer are not modelled here. Expected the whole loss in compile.")

    def get_config(self):
        plain = {name: value for name, value in vars(self._arguments).items() if name not in ("args", "kwargs")}
        return {**plain, "name": self.name, "trainable": self.trainable}


def as_tensors(value):
    """Arrays among the arguments as tensors of Keras."""
    if isinstance(value, (list, tuple)):
        return type(value)(as_tensors(each) for each in value)
    if isinstance(value, dict):
        return {key: as_tensors(each) for key, each in value.items()}
    if isinstance(value, KerasTensor) or not hasattr(value, "rosetta_id"):
        return value
    return KerasTensor(value.shape, "float32" if str(value.dtype) == "float64" else value.dtype, source=value.rosetta_source, constant=value.rosetta_constant)
