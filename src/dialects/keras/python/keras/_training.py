"""compile, fit, evaluate, predict: one batch per pass is run without numbers."""

import rosetta

from . import losses, optimizers
from ._data import as_array, as_batch, cut, rows, unknown_array, unknown_number
from ._run import History, every_layer, refuse, walk_names, walking
from ._state import standing_at, state
from ._trace import forward
from ._tensor import walk

ENOUGH = 2  # a model that learned so often in the same way is not recorded again


class Trainer:
    """What every model can do once it is compiled."""

    optimizer = None
    loss = None
    stop_training = False

    def compile(self, *args, **kwargs):
        """Says optimiser, loss and metrics."""
        bound = rosetta.bind("keras.Model.compile", args, kwargs)
        self._compiled_at = rosetta.positions.stack()
        for name, meant in (("loss_weights", None), ("weighted_metrics", None), ("sample_weight_mode", None), ("target_tensors", None), ("distribute", None)):
            if name != "loss_weights" and bound.values.get(name) not in (meant, []):
                raise rosetta.UnknownCall(f"compile({name}=…) is not modelled here.")
        if bound.values.get("kwargs"):
            raise TypeError(f"Invalid keyword arguments for compile: {sorted(bound.kwargs)}")
        self.optimizer = optimizers.get(bound.optimizer)
        self.loss = bound.loss
        self.loss_weights = bound.values.get("loss_weights")
        self.metrics_names = ["loss", *(each if isinstance(each, str) else getattr(each, "name", "metric") for each in walk_names(bound.values.get("metrics")))]
        self._seen = {}

    def _total(self, targets, outputs):
        """The scalar that training makes small."""
        made = list(walk(outputs))
        wanted = list(targets) if isinstance(targets, (list, tuple)) else [targets]
        each = self._loss_of_each(len(made))
        if len(wanted) != len(made):
            raise ValueError(f"Expected one array of targets for each output. Received {len(wanted)} for {len(made)}.")
        weights = self._by_output(self.loss_weights, "loss_weights", 1.0) if self.loss_weights is not None else [1.0] * len(made)
        parts = [losses.averaged(loss, target, output) for loss, target, output in zip(each, wanted, made) if loss is not None]
        parts = [part if weight == 1 else part * weight for part, weight in zip(parts, weights)]
        total = parts[0]
        for part in parts[1:]:
            total = total + part
        return total

    def _loss_of_each(self, count):
        if self.loss is None:
            raise ValueError("No loss to compute. Provide a `loss` argument in `compile()`.")
        if isinstance(self.loss, (dict, list, tuple)):
            return [None if each is None else losses.get(each) for each in self._by_output(self.loss, "loss", None)]
        return [losses.get(self.loss)] * count

    def _by_output(self, value, argument, missing):
        """What was said of each output: in their order, or by their names."""
        if not isinstance(value, dict):
            return list(value) if isinstance(value, (list, tuple)) else [value]
        names = [each.history.layer.name for each in self.outputs] if getattr(self, "_outputs", None) is not None else []
        strangers = [name for name in value if name not in names]
        if strangers:
            known = f"Expected the outputs' names: {', '.join(names)}" if names else "Expected a list in the order of the outputs, since this model's outputs have no names"
            raise rosetta.UnknownCall(f"{argument} names {', '.join(map(repr, strangers))}. {known}.")
        return [value.get(name, missing) for name in names]

    def _in_order(self, x):
        """Arrays given by the names of the inputs, in the inputs' order."""
        if not isinstance(x, dict) or getattr(self, "_outputs", None) is None:
            return x
        names = [each.name for each in self.inputs]
        if set(names) != set(x):
            raise ValueError(f"Expected arrays for the inputs {', '.join(names)}. Received {', '.join(map(str, x))}.")
        return [x[name] for name in names]

    def _arrays(self, x, y):
        """Examples and targets as arrays, in the order of the model's inputs and outputs."""
        return as_array(self._in_order(x)), as_array(self._by_output(y, "y", None) if isinstance(y, dict) else y)

    def _refuse_own_steps(self):
        """A program's own training step would be read as if it were Keras's."""
        for name in ("train_step", "compute_loss", "make_train_function"):
            if hasattr(type(self), name):
                raise rosetta.UnknownCall(f"{type(self).__name__}.{name}: a training step of the program's own is not modelled here. Expected the one that compile and fit make: give the loss to compile.")

    def _must_be_compiled(self, call):
        if self.optimizer is None:
            raise ValueError(f"You must call `compile()` before calling `{call}()`.")

    def _step(self, x, y):
        outputs = forward(self, x, True)
        with standing_at(self._compiled_at):
            total = self._total(y, outputs)
        self.optimizer.say_left_out(self.trainable_weights)
        rosetta.step(total, self.optimizer, self.trainable_weights)

    def fit(self, *args, **kwargs):
        """Trains: one batch is recorded, for all epochs."""
        self._must_be_compiled("fit")
        self._refuse_own_steps()
        if "nb_epoch" in kwargs:
            kwargs["epochs"] = kwargs.pop("nb_epoch")
        bound = rosetta.bind("keras.Model.fit", args, kwargs)
        refuse(bound, ("sample_weight", "steps_per_epoch"), "fit")
        state().class_weight = bound.values.get("class_weight")
        x, y = self._arrays(bound.x, bound.y)
        if y is None:
            raise rosetta.UnknownCall("fit without targets is not known here. Expected arrays x and y.")
        x, y, held_out = self._held_out(bound, self._entering(x), y)
        order = "each epoch" if bound.shuffle else "never"
        stated = [name for option, name in (("batch_size", "batch_size"), ("shuffle", "order")) if option in bound.stated]
        size = 32 if bound.batch_size is None else bound.batch_size
        epochs = int(bound.epochs) - int(bound.values.get("initial_epoch") or 0)
        for batch, truth in rosetta.batches("keras.Model.fit", x, y, size, "keep", order, stated, make=as_batch):
            event = rosetta.recorder().open_passes[-1]
            event["times"] = max(epochs, 0)
            key = (rows(x), size, id(self.optimizer))
            if epochs > 0 and self._seen.get(key, 0) < ENOUGH:
                self._seen[key] = self._seen.get(key, 0) + 1
                self._step(batch, truth)
            event["trains"] = epochs > 0
        if held_out is not None:
            self._walk("keras.Model.fit.validation_data", held_out[0], held_out[1], bound.values.get("validation_batch_size") or size, stated)
        state().class_weight = None
        self._callbacks(bound.values.get("callbacks"), epochs)
        return History(self, epochs, held_out is not None)

    def _entering(self, x):
        """Whole numbers as the floats a declared input takes; those that an embedding looks up stay."""
        from .layers import Embedding

        if any(isinstance(each, Embedding) for each in every_layer(self)):
            return x
        declared = self.inputs if getattr(self, "inputs", None) else []
        given = list(x) if isinstance(x, (list, tuple)) else [x]
        made = [array.astype("float32") if tensor.dtype == "float32" and "int" in str(array.dtype) else array for array, tensor in zip(given, declared)]
        return x if len(made) != len(given) else made if isinstance(x, (list, tuple)) else made[0]

    def _held_out(self, bound, x, y):
        given, share = bound.values.get("validation_data"), bound.values.get("validation_split")
        if given is not None:
            return x, y, self._arrays(given[0], given[1])
        if share:
            at = int(rows(x) * (1.0 - share))  # the last part, taken before shuffling (keras/src/trainers/data_adapters/data_adapter_utils.py)
            return cut(x, 0, at), cut(y, 0, at), (cut(x, at, rows(x)), cut(y, at, rows(y)))
        return x, y, None

    def _walk(self, call, x, y, size, stated):
        """A pass without learning; gives the outputs of one batch."""
        outputs = None
        for batch, truth in rosetta.batches(call, x, y, size, "keep", "never", stated, make=as_batch):
            if not rosetta.recorder().traces:  # a program that only uses its model is read by this call
                outputs = forward(self, batch, False)
                continue
            with walking():
                outputs = self._quiet_forward(batch)
        return outputs

    def _quiet_forward(self, batch):
        self.ensure_built((batch,))
        return self._called((batch,), {"training": False})

    def evaluate(self, *args, **kwargs):
        """Loss and metrics on arrays: numbers of a real run."""
        self._must_be_compiled("evaluate")
        bound = rosetta.bind("keras.Model.evaluate", args, kwargs)
        refuse(bound, ("sample_weight", "steps"), "evaluate")
        size = 32 if bound.batch_size is None else bound.batch_size
        x, y = self._arrays(bound.x, bound.y)
        self._walk("keras.Model.evaluate", self._entering(x), y, size, ["batch_size"] if "batch_size" in bound.stated else [])
        names = self.metrics_names
        if bound.values.get("return_dict"):
            return {name: unknown_number() for name in names}
        return unknown_number() if len(names) == 1 else [unknown_number() for _ in names]

    def predict(self, *args, **kwargs):
        """Outputs for arrays: their shapes."""
        bound = rosetta.bind("keras.Model.predict", args, kwargs)
        refuse(bound, ("steps",), "predict")
        size = 32 if bound.batch_size is None else bound.batch_size
        x = self._entering(as_array(bound.x))
        outputs = self._walk("keras.Model.predict", x, None, size, ["batch_size"] if "batch_size" in bound.stated else [])
        made = [unknown_array((rows(x), *each.shape[1:]), each.dtype) for each in walk(outputs)]
        return made[0] if len(made) == 1 else made

    def predict_classes(self, x, batch_size=32, verbose=0):
        return self.predict(x, batch_size=batch_size).argmax(-1)

    def predict_on_batch(self, x):
        return self.predict(x, batch_size=rows(x))

    def train_on_batch(self, x, y=None, sample_weight=None, class_weight=None, **kwargs):
        """One step on one batch."""
        if sample_weight is not None or class_weight is not None:
            raise rosetta.UnknownCall("train_on_batch: weights of examples or classes are not modelled here.")
        from ._layer import as_tensors

        self._must_be_compiled("train_on_batch")
        self._refuse_own_steps()
        key = ("batch", int(x.shape[0]), id(self.optimizer))
        if self._seen.get(key, 0) < ENOUGH:
            self._seen[key] = self._seen.get(key, 0) + 1
            self._step(as_tensors(x), as_tensors(y))
        return [unknown_number() for _ in self.metrics_names] if len(self.metrics_names) > 1 else unknown_number()

    def test_on_batch(self, x, y=None, **kwargs):
        return [unknown_number() for _ in self.metrics_names] if len(self.metrics_names) > 1 else unknown_number()

    def _callbacks(self, callbacks, epochs):
        for each in callbacks if isinstance(callbacks, (list, tuple)) else [callbacks] if callbacks else []:
            if hasattr(each, "say_rates"):
                each.say_rates(self.optimizer, epochs)
                continue
            rosetta.note(*getattr(each, "rosetta_note", ("not modelled", f"The callback {type(each).__name__} is the program's own: what it does while training is not modelled.")))

    def save(self, *args, **kwargs):
        rosetta.no_effect("model.save writes a file; a dry run writes none.")

    save_weights = save

    def load_weights(self, *args, **kwargs):
        raise rosetta.UnknownCall("load_weights: weights from files are not modelled here.")
