"""A module's place among others: children, names, weights of the whole tree, modes."""

import rosetta

from ..grad import zero_gradients
from ..tensor import Parameter


_HOOKS = "what a hook changes is not read; write it in forward()"
_FLOATS = "models are read in 32-bit floats"
_UNKNOWN = {
    **dict.fromkeys(("half", "double", "bfloat16", "type"), _FLOATS),
    **dict.fromkeys(("register_forward_hook", "register_forward_pre_hook", "register_backward_hook", "register_full_backward_hook", "register_full_backward_pre_hook"), _HOOKS),
}


class Tree:
    """What ``Module`` can say of its whole tree."""

    def add_module(self, name, module):
        """Adds a child under a name."""
        self._modules[name] = module

    register_module = add_module

    def named_children(self):
        """Direct children with their names."""
        return ((name, each) for name, each in self._modules.items() if each is not None)

    def children(self):
        """Direct children."""
        return (each for _, each in self.named_children())

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        """This module and all below it, each once, with dotted names."""
        memo = set() if memo is None else memo
        if self in memo and remove_duplicate:
            return
        memo.add(self)
        yield prefix, self
        for name, each in self.named_children():
            yield from each.named_modules(memo, f"{prefix}.{name}" if prefix else name, remove_duplicate)

    def modules(self):
        """This module and all below it."""
        return (each for _, each in self.named_modules())

    def _named(self, holder, prefix, recurse):
        seen = set()
        for path, module in self.named_modules(prefix=prefix) if recurse else [(prefix, self)]:
            for name, each in getattr(module, holder).items():
                if each is not None and each not in seen:
                    seen.add(each)
                    yield f"{path}.{name}" if path else name, each

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        """All weights with dotted names, each once."""
        return self._named("_parameters", prefix, recurse)

    def parameters(self, recurse=True):
        """All weights, each once."""
        return (each for _, each in self.named_parameters(recurse=recurse))

    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        """All tensors kept beside the weights."""
        return self._named("_buffers", prefix, recurse)

    def buffers(self, recurse=True):
        """All tensors kept beside the weights."""
        return (each for _, each in self.named_buffers(recurse=recurse))

    def state_dict(self, *args, **kwargs):
        """Weights and statistics by name."""
        return {**dict(self.named_parameters()), **dict(self.named_buffers())}

    def load_state_dict(self, state_dict, strict=True, assign=False):
        """Weights from elsewhere: their values are not in the program."""
        own = self.state_dict()
        for name, each in own.items():
            if name in state_dict and state_dict[name] is not each and isinstance(each, Parameter):
                each.say_law(("given", "values from a state dict"))

    def get_submodule(self, target):
        """The module at a dotted name."""
        found = self
        for part in target.split(".") if target else []:
            found = getattr(found, part)
        return found

    def train(self, mode=True):
        """Switches this module and all below it to training."""
        self.training = bool(mode)
        for each in self.children():
            each.train(mode)
        return self

    def eval(self):
        """Switches this module and all below it to evaluation."""
        return self.train(False)

    def apply(self, fn):
        """Calls a function on all modules below, then on this one."""
        for each in self.children():
            each.apply(fn)
        fn(self)
        return self

    def requires_grad_(self, requires_grad=True):
        """Freezes or thaws all weights."""
        for each in self.parameters():
            each.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        """Forgets gradients."""
        zero_gradients()

    def _moved(self, call):
        rosetta.no_effect(f"{call} moves the model to a device; where this runs is chosen elsewhere.")
        return self

    def cuda(self, device=None):
        """No effect here."""
        return self._moved("cuda()")

    def cpu(self):
        """No effect here."""
        return self

    def to(self, *args, **kwargs):
        """No effect here, unless it asks for another number type."""
        from ..dtypes import dtype, float32

        for each in (*args, *kwargs.values()):
            if isinstance(each, dtype) and each is not float32:
                raise rosetta.UnknownCall(f"torch.nn.Module.to({each}) is not known here: models are read in 32-bit floats.")
        return self._moved("to()")

    def float(self):
        """No effect: models are in 32-bit floats."""
        return self

    def _not_known(self, name):
        def refuse(*args, **kwargs):
            raise rosetta.UnknownCall(f"torch.nn.Module.{name} is not known here: {_UNKNOWN[name]}.")

        return refuse

    def compile(self, *args, **kwargs):
        """No effect on what is computed."""
        rosetta.no_effect("compile() changes speed only.")

    def share_memory(self):
        """No effect here."""
        return self

    def extra_repr(self):
        """What ``repr`` says of the module itself."""
        return ""

    def __repr__(self):
        lines = [f"  ({name}): " + repr(each).replace("\n", "\n  ") for name, each in self.named_children()]
        inside = "\n" + "\n".join(lines) + "\n" if lines else self.extra_repr()
        return f"{type(self).__name__}({inside})"

    def __dir__(self):
        return [*object.__dir__(self), *self._parameters, *self._buffers, *self._modules]

    def say_names(self):
        """Tells the recording the dotted names and weights of all modules, as they stand now."""
        for name, each in self.named_modules():
            rosetta.recorder().object(each)
            rosetta.rename(each, name=name, parameters=each.weights_by_role())
