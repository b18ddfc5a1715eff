"""``caffe2.python.model_helper``: a net, the net that fills its parameters, and what is known of them."""

import rosetta

from .._blobs import BlobReference, scoped
from .._net import Net
from .._state import state
from .modeling.parameter_info import ParameterInfo, ParameterTags


class ModelHelper:
    """``model_helper.ModelHelper``."""

    __rosetta_path__ = "caffe2.python.model_helper.ModelHelper"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(ModelHelper.__rosetta_path__, args, kwargs)
        self.name = bound.name or "model"
        self.net = Net(self.name)
        self.net.model = self
        shared = bound.param_model
        self.param_init_net = shared.param_init_net if shared is not None else Net(f"{self.name}_init")
        self.param_to_grad, self.params, self.computed, self.infos = (shared.param_to_grad, shared.params, shared.computed, shared.infos) if shared is not None else ({}, [], [], {})
        self.weights, self.biases, self.gradient_ops_added, self.init_params = [], [], False, bound.init_params
        self.stated_scope = dict(bound.arg_scope or {})
        self.arg_scope = {"order": "NCHW", "use_cudnn": True, "cudnn_exhaustive_search": False, **self.stated_scope}
        rosetta.recorder().object(self, self.__rosetta_path__)

    def create_param(self, param_name, shape, initializer, tags=None):
        """A parameter of the model, filled by an initialiser."""
        name = str(param_name) if isinstance(param_name, BlobReference) else scoped(param_name)
        if name in self.infos:
            if list(self.infos[name].shape) != list(shape):
                raise AssertionError(f"The parameter {name} has shape {self.infos[name].shape}. Received {shape}.")
            return self.infos[name].blob
        info = initializer.create_param(BlobReference(name), self.param_init_net, list(shape))
        self.infos[name] = info
        self.AddParameter(info.blob, tags)
        return info.blob

    def AddParameter(self, param, tags=None):
        """Counts a blob among the parameters; computed ones are not trained."""
        if not isinstance(param, BlobReference):
            raise AssertionError("Expected a BlobReference.")
        tags = [tags] if isinstance(tags, str) else list(tags or [])
        if ParameterTags.COMPUTED_PARAM in tags:
            self.computed.append(param)
        else:
            self.params.append(param)
        state().learned.add(str(param))
        if str(param) in state().weights:
            state().weights[str(param)].register(ParameterTags.COMPUTED_PARAM in tags)
        if ParameterTags.WEIGHT in tags:
            self.weights.append(param)
        if ParameterTags.BIAS in tags:
            self.biases.append(param)

    def AddGradientOperators(self, *args, **kwargs):
        """Gradients of the losses for all parameters."""
        bound = rosetta.bind("caffe2.python.model_helper.ModelHelper.AddGradientOperators", args, kwargs)
        if self.gradient_ops_added:
            raise RuntimeError("You cannot run AddGradientOperators twice.")
        self.Validate()
        self.gradient_ops_added = True
        self.grad_map = self.net.AddGradientOperators(bound.loss)
        self.param_to_grad.update({each: self.grad_map[str(each)] for each in self.params if str(each) in self.grad_map})
        for param, grad in self.param_to_grad.items():
            self.infos.setdefault(str(param), ParameterInfo(None, param)).grad = grad
        return self.grad_map

    def Validate(self):
        names = [str(each) for each in self.params]
        twice = sorted({each for each in names if names.count(each) > 1})
        if twice:
            raise AssertionError(f"Duplicate params: {twice}")

    def GetOptimizationParamInfo(self, params=None):
        if not self.gradient_ops_added:
            raise RuntimeError("Need to call AddGradientOperators first")
        wanted = {str(each) for each in params} if params else None
        return [self.infos[str(each)] for each in self.param_to_grad if wanted is None or str(each) in wanted]

    def GetParams(self, namescope=None, top_scope=False):
        scope = state().scope if namescope is None else namescope
        return [each for each in self.params if str(each).startswith(scope)]

    def GetComputedParams(self, namescope=None):
        scope = state().scope if namescope is None else namescope
        return [each for each in self.computed if str(each).startswith(scope)]

    def GetAllParams(self, namescope=None):
        return self.GetParams(namescope) + self.GetComputedParams(namescope)

    def get_param_info(self, param):
        return self.infos.get(str(param))

    def Proto(self):
        return self.net.Proto()

    def InitProto(self):
        return self.param_init_net.Proto()

    def RunAllOnGPU(self, *args, **kwargs):
        self.net.RunAllOnGPU(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.net, name)


_missing = rosetta.attribute_hook("caffe2.python.model_helper")


def __getattr__(name):
    return _missing(name)
