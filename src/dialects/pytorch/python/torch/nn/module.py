"""``torch.nn.Module``: attributes that hold weights and other modules, and calls that are recorded in both modes."""

import contextlib
import functools
import io

import rosetta

from ..feeding import mark_batch
from ..grad import state
from ..tensor import Leaf, Parameter, Tensor
from .parameter import Buffer
from .tree import _UNKNOWN, Tree


class Module(Tree):
    """The base of all layers and of the user's models."""

    __rosetta_path__ = "torch.nn.Module"
    training = True

    def __init__(self, *args, **kwargs):
        for name in ("_parameters", "_buffers", "_modules"):
            self.__dict__[name] = {}
        self.__dict__["training"] = True
        self.__dict__["_known"] = True
        base = next(kind for kind in type(self).__mro__ if kind.__module__.startswith("torch."))
        path = base.__dict__.get("__rosetta_path__", "torch.nn.Module")
        rosetta.recorder().object(self, path, "" if type(self) is base else type(self).__qualname__)

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "forward" in cls.__dict__ and not cls.__module__.startswith("torch."):
            cls.forward = in_both_modes(cls.forward)

    def __setattr__(self, name, value):
        if isinstance(value, (Parameter, Module, Buffer)) and not isinstance(value, Leaf):
            if "_modules" not in self.__dict__:
                raise AttributeError(f"cannot assign {'module' if isinstance(value, Module) else 'parameters'} before Module.__init__() call")
            for each in (self.__dict__, self._parameters, self._buffers, self._modules):
                each.pop(name, None)
            if isinstance(value, Parameter):
                self.register_parameter(name, value)
            elif isinstance(value, Buffer):
                self.register_buffer(name, value)
            else:
                self._modules[name] = value
        elif name in self.__dict__.get("_parameters", {}) and value is not None:
            raise TypeError(f"cannot assign '{type(value).__name__}' as parameter '{name}' (torch.nn.Parameter or None expected)")
        else:
            for each in ("_parameters", "_buffers", "_modules"):
                if name in self.__dict__.get(each, {}):
                    self.__dict__[each][name] = value
                    return
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        for each in ("_parameters", "_buffers", "_modules"):
            if name in self.__dict__.get(each, {}):
                return self.__dict__[each][name]
        if name in _UNKNOWN:
            return self._not_known(name)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __delattr__(self, name):
        for each in ("_parameters", "_buffers", "_modules"):
            if name in self.__dict__[each]:
                del self.__dict__[each][name]
                return
        object.__delattr__(self, name)

    def register_parameter(self, name, param):
        """Adds a weight under a name."""
        self._parameters[name] = param
        if param is not None:
            param.register(self, name)
            rosetta.rename(self, parameters=self.weights_by_role())

    def register_buffer(self, name, tensor, persistent=True):
        """Adds a tensor that is kept with the model and not trained."""
        if isinstance(tensor, Tensor) and not isinstance(tensor, Parameter) and tensor.dtype.is_floating_point:
            tensor = Parameter(tensor, requires_grad=False).register(self, name)
        self._buffers[name] = tensor

    def weights_by_role(self):
        """The module's own weights and statistics by the names torch gives them."""
        statistics = {name: each for name, each in self._buffers.items() if isinstance(each, Parameter)}
        return {**{name: each for name, each in self._parameters.items() if each is not None}, **statistics}

    def forward(self, *args, **kwargs):
        """What the module computes; every user module writes its own."""
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *args, **kwargs):
        if "_known" not in self.__dict__:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '_modules': super().__init__() was not called")
        if rosetta.recorder().current_trace:
            return self.forward(*args, **kwargs)
        if is_leaf(self):
            mark_batch(tensors_in([args, kwargs]))
            return self.forward(*args, **kwargs)
        return self._both_modes(args, kwargs)

    def _both_modes(self, args, kwargs):
        mark_batch(tensors_in([args, kwargs]))
        self.say_names()
        mode = "training" if self.training else "evaluation"
        inputs = tensors_in([args, kwargs])
        flags = [(each, each.training) for each in self.modules()]
        before = [(each, dict(vars(each))) for each in inputs]
        state().inputs = inputs
        after = before
        try:
            result, first = self._traced(mode, inputs, args, kwargs, None)
            after = [(each, dict(vars(each))) for each in inputs]
            restore(before)
            self.train(not self.training)
            with contextlib.redirect_stdout(io.StringIO()):
                self._traced("evaluation" if mode == "training" else "training", inputs, args, kwargs, first)
        finally:
            restore(after)
            state().inputs = []
            for each, flag in flags:
                each.training = flag
        return result

    def _traced(self, mode, inputs, args, kwargs, twin):
        with rosetta.trace(self, mode, inputs, twin) as entry:
            result = self.forward(*args, **kwargs)
            entry["outputs"] = [each.rosetta_id for each in tensors_in(result)]
        return result, entry["id"]


def in_both_modes(forward):
    """A user's ``forward``, recorded in both modes when the program calls it directly."""

    @functools.wraps(forward)
    def call(self, *args, **kwargs):
        if rosetta.recorder().current_trace or "_known" not in self.__dict__:
            return forward(self, *args, **kwargs)
        return self._both_modes(args, kwargs)

    return call


def restore(contents):
    """Puts tensors back to what they stood for (a forward may have changed its inputs in place)."""
    for each, content in contents:
        vars(each).clear()
        vars(each).update(content)


def is_leaf(module):
    """Whether a module is a layer of torch itself, recorded as one call."""
    return getattr(type(module).forward, "__rosetta_leaf__", False)


def tensors_in(value):
    """All tensors in nested tuples, lists and dicts."""
    if isinstance(value, Tensor):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [one for each in value for one in tensors_in(each)]
    return []
