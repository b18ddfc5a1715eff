"""How brew's helpers are called: their arguments, those of the scopes in force, and the parameters that they make."""

from contextlib import contextmanager, nullcontext

import rosetta

from ._fills import unsaid
from ._state import state
from .python.modeling import initializers

# What may stand in the scope of a whole model and is handed to every helper; operators overlook what they do not know.
_FOR_ALL = ("order", "use_cudnn", "cudnn_exhaustive_search", "is_test", "ws_nbytes_limit", "float16_compute", "weight_init", "bias_init", "WeightInitializer", "BiasInitializer")


class Helper:
    """One call of a helper: its effective arguments, and what the program stated of them."""

    def __init__(self, name, args, kwargs):
        from .python.model_helper import ModelHelper

        self.path = f"caffe2.python.brew.{name}"
        model = args[0] if args else kwargs.get("model")
        if not isinstance(model, ModelHelper):
            raise RuntimeError("The first input of helper function should be model. Or you can provide it in kwargs as model=<your_model>.")
        self.model = model
        known = rosetta.binding.signature(self.path).parameters
        scope = {**model.arg_scope, **state().arguments.get(name, {})}
        usual = {key: value for key, value in model.arg_scope.items() if key not in model.stated_scope and key not in state().arguments.get(name, {})}
        strange = [key for key in scope if key not in known and key not in _FOR_ALL]
        if strange:
            raise rosetta.UnknownCall(f"arg_scope hands {', '.join(strange)} to {self.path}, which is not known here. Known: {', '.join(known)}.")
        bound_first = rosetta.binding.signature(self.path).bind_partial(*args).arguments
        merged = {**{key: value for key, value in scope.items() if key in known and key not in bound_first}, **kwargs}
        bound = rosetta.bind(self.path, args, merged)
        self.values = bound.values
        self.stated = {key: value for key, value in bound.stated.items() if key in kwargs or key not in usual or key in bound_first}

    def __getattr__(self, name):
        try:
            return self.__dict__["values"][name]
        except KeyError:
            raise AttributeError(name) from None

    def param(self, suffix, shape, tag, init=None, kind=None, otherwise=("XavierFill", {})):
        """A parameter named after the output. Where the program says nothing of how it begins, the helper's own row does."""
        made = initializers.update_initializer(kind, init, otherwise) if self.model.init_params else initializers.ExternalInitializer()
        silent = init is None and kind is None
        with unsaid() if silent else nullcontext():
            return self.model.create_param(f"{self.blob_out}{suffix}", shape, made, tag)

    def name_output(self):
        """The output's name, made up where the program gives none."""
        if not self.values.get("blob_out"):
            self.values["blob_out"] = self.model.net.NextName()
        return self.values["blob_out"]

    def add(self, operator, inputs, outputs=None):
        """Adds the operator to the model's net; gives the first output."""
        values = {**self.values, "inputs": inputs, "outputs": self.values.get("blob_out") if outputs is None else outputs}
        made = self.model.net.add(operator, self.path, values, self.stated)
        return made[0] if isinstance(made, tuple) else made


@contextmanager
def arg_scope(single_helper_or_list, **kwargs):
    """Arguments for helpers inside: ``with brew.arg_scope([brew.conv], stride=2):``."""
    helpers = single_helper_or_list if isinstance(single_helper_or_list, list) else [single_helper_or_list]
    if any(not callable(each) for each in helpers):
        raise AssertionError("arg_scope is only supporting single or a list of helper functions.")
    now, before = state(), state().arguments
    now.arguments = {**before, **{each.__name__: {**before.get(each.__name__, {}), **kwargs} for each in helpers}}
    try:
        yield
    finally:
        now.arguments = before
