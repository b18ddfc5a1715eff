"""Signatures of CNTK's calls by introspection. Runs under the real framework (CPython 3.6 and older have it); imported by probe.py."""

import inspect

import cntk as C
import numpy as np
from cntk.default_options import default_override_or

LAYERS = (
    "Dense Embedding Dropout Activation Label Convolution Convolution1D Convolution2D Convolution3D ConvolutionTranspose ConvolutionTranspose1D ConvolutionTranspose2D "
    "ConvolutionTranspose3D MaxPooling AveragePooling GlobalMaxPooling GlobalAveragePooling BatchNormalization LayerNormalization Sequential For ResNetBlock SequentialClique "
    "LSTM GRU RNNStep Recurrence Fold"
)
OPS = (
    "relu leaky_relu elu selu sigmoid tanh softplus softsign hard_sigmoid param_relu softmax log_softmax exp log sqrt square abs sin cos negate reciprocal clip plus minus element_times "
    "element_divide element_max element_min pow times convolution pooling optimized_rnnstack dropout alias reshape flatten squeeze expand_dims transpose swapaxes splice slice pad reduce_sum reduce_mean reduce_max "
    "reduce_min reduce_log_sum_exp argmax input_variable placeholder parameter constant"
)
SEQUENCE = "input_variable first last"
LOSSES = "cross_entropy_with_softmax binary_cross_entropy squared_error"
LEARNERS = (
    "sgd momentum_sgd nesterov adam adagrad adadelta rmsprop fsadagrad learning_rate_schedule training_parameter_schedule learning_parameter_schedule "
    "learning_parameter_schedule_per_sample momentum_schedule momentum_schedule_per_sample momentum_as_time_constant_schedule"
)
INITIALIZERS = "uniform normal xavier glorot_uniform glorot_normal he_uniform he_normal truncated_normal initializer_with_rank"


def _name(value):
    """What a default object is: the functions and initialisers have names, a schedule holds a value and the minibatch size it is for."""
    if isinstance(value, C.cntk_py.training_double_parameter_schedule):
        return "(%r, %d)" % (value[0], value.minibatch_size)
    if isinstance(value, C.cntk_py.Dictionary):
        kind = value["initializerType"]
        return repr({"glorotUniform": "glorot_uniform"}.get(kind, kind))
    if isinstance(value, C.Axis):
        return repr(value.name)
    if value is C.layers.identity:
        return "'identity'"
    if inspect.isfunction(value):
        return repr(value.__name__)
    if isinstance(value, type) or isinstance(value, np.dtype):
        return repr(np.dtype(value).name)
    if hasattr(value, "value") and hasattr(value, "name"):
        return repr(value.value)
    raise TypeError("Expected a default that can be written down. Received %r." % (value,))


def written(value):
    """A default as text."""
    if isinstance(value, default_override_or):
        return written(value.value)
    if isinstance(value, float) and value == float("inf"):
        return "float('inf')"
    if isinstance(value, (tuple, list)):
        inside = ", ".join(written(each) for each in value)
        return "(%s,)" % inside if isinstance(value, tuple) and len(value) == 1 else "(%s)" % inside if isinstance(value, tuple) else "[%s]" % inside
    return repr(value) if value is None or isinstance(value, (bool, int, float, str)) else _name(value)


def text_of(function):
    """The parameters with their defaults, without ``self``."""
    parts = []
    for p in inspect.signature(inspect.unwrap(function)).parameters.values():
        star = {p.VAR_POSITIONAL: "*", p.VAR_KEYWORD: "**"}.get(p.kind, "")
        if p.name != "self":
            parts.append(star + p.name + ("" if p.default is p.empty else "=" + written(p.default)))
    return ", ".join(parts)


def signatures():
    """Of all calls that the dialect speaks, by their path here."""
    found = {}
    for prefix, holder, names in (
        ("cntk.layers", C.layers, LAYERS), ("cntk.ops", C.ops, OPS), ("cntk.ops.sequence", C.sequence, SEQUENCE), ("cntk.losses", C.losses, LOSSES),
        ("cntk.metrics", C.metrics, "classification_error"), ("cntk.learners", C.learners, LEARNERS), ("cntk.initializer", C.initializer, INITIALIZERS),
        ("cntk.ops.functions.Function", C.Function, "train test"), ("cntk.train.Trainer", C.Trainer, "train_minibatch test_minibatch"),
    ):
        for name in names.split():
            found["%s.%s" % (prefix, name)] = text_of(getattr(holder, name))
    found["cntk.train.Trainer"] = text_of(C.Trainer.__init__)
    return found
