"""fit, score and predict: one batch per pass is run without numbers."""

import rosetta

from . import initializer as initializers
from . import metric as metrics
from ._state import quietly
from ._tensor import NDArray, unknown_number
from .io import DataBatch, NDArrayIter


class Fitting:
    """What a module can do with a whole iterator."""

    def fit(self, *args, **kwargs):
        """Binds, begins the weights, and trains for some epochs."""
        bound = rosetta.bind("mxnet.module.Module.fit", args, kwargs)
        if bound.num_epoch is None:
            raise AssertionError("please specify number of epochs")
        if bound.monitor is not None or bound.values.get("sparse_row_id_fn") is not None:
            raise rosetta.UnknownCall("fit with monitor or sparse_row_id_fn is not known here.")
        data = bound.train_data
        self.bind(data.provide_data, data.provide_label, for_training=True, force_rebind=bound.force_rebind)
        initializer = initializers.Uniform(0.01) if bound.initializer is None else bound.initializer
        self.init_params(initializer=initializer, arg_params=bound.arg_params, aux_params=bound.aux_params, allow_missing=bound.allow_missing, force_init=bound.force_init)
        self.init_optimizer(kvstore=bound.kvstore, optimizer=bound.optimizer, optimizer_params=bound.optimizer_params)
        metrics.create(bound.eval_metric)
        for epoch in range(int(bound.begin_epoch), int(bound.num_epoch)):
            for batch in data:
                self.forward(batch, is_train=True)
                self.backward()
                self.update()
            _call(bound.epoch_end_callback, epoch, self.symbol, *self.get_params())
            if bound.eval_data is not None:
                self.score(bound.eval_data, bound.validation_metric or bound.eval_metric, epoch=epoch)
            data.reset()

    def _walk(self, data, remainder, reset):
        """Batches of an iterator that only evaluates: their calls are recorded only where nothing else showed the model."""
        if reset:
            data.reset()
        walk = data.batches(remainder) if isinstance(data, NDArrayIter) else data
        for batch in walk:
            if rosetta.recorder().traces:
                with quietly():
                    self.forward(batch, is_train=False)
            else:
                self.forward(batch, is_train=False)
            yield batch

    def score(self, *args, **kwargs):
        """Metrics over an iterator: numbers of a real run. What fills up a last batch is measured, too."""
        bound = rosetta.bind("mxnet.module.Module.score", args, kwargs)
        _whole(bound, "score")
        made = metrics.create(bound.eval_metric)
        for batch in self._walk(bound.eval_data, None, bound.reset):
            del batch
        return made.get_name_value()

    def predict(self, *args, **kwargs):
        """Answers for an iterator; what fills up a last batch is taken off again."""
        bound = rosetta.bind("mxnet.module.Module.predict", args, kwargs)
        _whole(bound, "predict")
        given = bound.eval_data
        if isinstance(given, rosetta.Symbolic):
            array = given if isinstance(given, NDArray) else NDArray(given.shape, "float32", given.rosetta_source)
            self.forward(DataBatch(data=[array]), is_train=False)
            return self.get_outputs()[0]
        if not hasattr(given, "reset"):
            raise ValueError("eval_data must be of type NDArray or DataIter")
        rows, kept = None, "drop" if isinstance(given, NDArrayIter) and given.bound.last_batch_handle == "discard" else "keep"
        for batch in self._walk(given, kept, bound.reset):
            rows = _rows(given, batch)
        outputs = [NDArray((rows, *each.shape[1:])) for each in self.get_outputs()] if rows is not None else []
        return outputs[0] if len(outputs) == 1 and not bound.always_output_list else outputs

    def iter_predict(self, eval_data, num_batch=None, reset=True):
        raise rosetta.UnknownCall("Module.iter_predict is not known here. Expected predict.")


def _rows(data, batch):
    if isinstance(data, NDArrayIter):
        return data.num_data if data.bound.last_batch_handle != "discard" else data.num_data // data.batch_size * data.batch_size
    return int(batch.data[0].shape[0])


def _whole(bound, call):
    if bound.num_batch is not None:
        raise rosetta.UnknownCall(f"Module.{call}(num_batch={bound.num_batch}) is not known here: a part of the data is not modelled. Expected all of it.")


def _call(callbacks, *args):
    for each in callbacks if isinstance(callbacks, (list, tuple)) else [callbacks] if callbacks is not None else []:
        each(*args)


__all__ = ["Fitting", "unknown_number"]
