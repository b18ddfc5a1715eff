"""``caffe2.python.modeling.initializers``: objects that say how a parameter begins."""

import rosetta

from .parameter_info import ParameterInfo


class Initializer:
    """The operator that fills a parameter, and its arguments."""

    def __init__(self, operator_name=None, **kwargs):
        self.operator_name, self.operator_kwargs = operator_name, kwargs

    def update(self, operator_name, kwargs):
        if self.operator_name is not None:
            raise Exception("Operator name overwrites are not allowed")
        self.operator_name, self.operator_kwargs = operator_name, kwargs

    def create_param(self, param_name, init_net, shape):
        param = getattr(init_net, self.operator_name)([], param_name, shape=shape, **self.operator_kwargs)
        return ParameterInfo(None, param, shape=shape)


class ExternalInitializer:
    """A parameter that stands in the workspace already."""

    def create_param(self, param_name, init_net, shape):
        from ..._blobs import BlobReference

        return ParameterInfo(None, BlobReference(str(param_name), init_net), shape=shape)


def update_initializer(initializer_class, operator_name_and_kwargs, default_operator_name_and_kwargs):
    """An initialiser made of what a helper was given: a class, an operator's name and arguments, or neither."""
    name, kwargs = operator_name_and_kwargs or default_operator_name_and_kwargs
    if initializer_class is None:
        return Initializer(name, **kwargs)
    made = initializer_class(name, **kwargs) if isinstance(initializer_class, type) and issubclass(initializer_class, Initializer) else initializer_class()
    if not isinstance(made, (Initializer, ExternalInitializer)):
        raise rosetta.UnknownCall(f"The initialiser {initializer_class!r} is not known here. Expected initializers.Initializer, or weight_init=('GaussianFill', {{…}}).")
    return made


_missing = rosetta.attribute_hook("caffe2.python.modeling.initializers")


def __getattr__(name):
    return _missing(name)
