"""``mx.metric``: what is measured while training; numbers that only a real run knows."""

import rosetta

from ._tensor import unknown_number

_TITLES = {"Accuracy": "accuracy", "TopKAccuracy": "top_k_accuracy", "F1": "f1", "MAE": "mae", "MSE": "mse", "RMSE": "rmse", "CrossEntropy": "cross-entropy", "NegativeLogLikelihood": "nll-loss", "Loss": "loss", "Perplexity": "perplexity", "PearsonCorrelation": "pearsonr", "CustomMetric": "custom"}
_ALIASES = {"acc": "Accuracy", "accuracy": "Accuracy", "top_k_accuracy": "TopKAccuracy", "top_k_acc": "TopKAccuracy", "ce": "CrossEntropy", "cross-entropy": "CrossEntropy", "nll_loss": "NegativeLogLikelihood", "pearsonr": "PearsonCorrelation", **{name.lower(): name for name in _TITLES}}


class EvalMetric:
    """The base of metrics."""

    def __init__(self, name="metric", *args, **kwargs):
        self.name = name if isinstance(name, str) else _TITLES.get(type(self).__name__, type(self).__name__)
        if type(self).__name__ in _TITLES and name == "metric":
            self.name = _TITLES[type(self).__name__]
        self.num_inst, self.sum_metric = 0, 0.0

    def update(self, labels, preds):
        """Compares answers with labels."""

    def update_dict(self, label, pred):
        """The same by names."""

    def reset(self):
        self.num_inst, self.sum_metric = 0, 0.0

    reset_local = reset

    def get(self):
        return (self.name, unknown_number())

    def get_name_value(self):
        return [self.get()]


for _name in _TITLES:
    globals()[_name] = type(_name, (EvalMetric,), {"__module__": __name__})


class CompositeEvalMetric(EvalMetric):
    """Several metrics as one."""

    def __init__(self, metrics=None, name="composite", **kwargs):
        super().__init__(name)
        self.metrics = [create(each) for each in metrics or []]

    def add(self, metric):
        self.metrics.append(create(metric))

    def get(self):
        return ([each.name for each in self.metrics], [unknown_number() for _ in self.metrics])

    def get_name_value(self):
        return list(zip(*self.get()))


def create(metric, *args, **kwargs):
    """The metric that an object, a name, a function or a list of them means."""
    if isinstance(metric, EvalMetric):
        return metric
    if isinstance(metric, (list, tuple)):
        return CompositeEvalMetric(metric)
    if isinstance(metric, str):
        if metric.lower() in _ALIASES:
            return globals()[_ALIASES[metric.lower()]]()
        rosetta.unknown(f"mxnet.metric.{metric}", sorted(_ALIASES))
    return CustomMetric(getattr(metric, "__name__", "custom"))  # noqa: F821 - made above


def np(numpy_feval, name=None, allow_extra_outputs=False):
    return CustomMetric(name or getattr(numpy_feval, "__name__", "custom"))  # noqa: F821


_missing = rosetta.attribute_hook("mxnet.metric")


def __getattr__(name):
    return _missing(name)
