"""``caffe2.python.modeling.parameter_info``: what a model knows of a parameter."""


class ParameterTags:
    """Kinds of parameters."""

    BIAS, WEIGHT, COMPUTED_PARAM = "BIAS", "WEIGHT", "COMPUTED_PARAM"


class ParameterInfo:
    """A parameter's blob, its shape and, once gradients were added, its gradient."""

    def __init__(self, param_id, param, key=None, shape=None, length=None, grad=None, blob_copy=None):
        self.param_id, self.blob, self.name, self.shape, self.grad, self.optimizer = param_id, param, str(param), shape, grad, None
