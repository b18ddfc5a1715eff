"""Optimisers: which weights one changes, and when it steps."""

import rosetta

from ..grad import loss_of_step, zero_gradients
from ..tensor import Parameter, Tensor


class Optimizer:
    """The base of all optimisers."""

    __rosetta_path__ = "torch.optim.Optimizer"

    def __init__(self, *args, **kwargs):
        path = next(kind.__dict__["__rosetta_path__"] for kind in type(self).__mro__ if "__rosetta_path__" in kind.__dict__)
        if path == "torch.optim.Optimizer":
            raise rosetta.UnknownCall(f"An optimiser of your own ({type(self).__name__}) is not known here. Known: {', '.join(rosetta.known('torch.optim.'))}.")
        bound = rosetta.bind(path, args, kwargs)
        self.path, self.values = path, bound.values
        self.param_groups = _groups(bound, path)
        self.defaults = {name: value for name, value in bound.values.items() if name != "params"}
        for group in self.param_groups:
            for name, value in self.defaults.items():
                group.setdefault(name, value)
        stated = {name: value for name, value in bound.stated.items() if name != "params"}
        rosetta.construct(path, self, rosetta.Bound(path, bound.values, stated), "")
        self.said = []
        for group in self.param_groups:
            self._say_group(group)

    def step(self, closure=None):
        """One update of all weights."""
        if closure is not None:
            closure()
        loss = loss_of_step()
        if loss is None:
            rosetta.note("warning", "step() is called before backward(): there is no gradient to walk down.")
            return None
        self._check_unchanged()
        rosetta.step(loss, self, [each for each in self.weights() if each.rosetta_trainable])
        return None

    def _check_unchanged(self):
        for group, said in zip(self.param_groups, self.said):
            for name in self.defaults:
                value = said[name]
                if group[name] is not value and group[name] != value:
                    rosetta.note("not modelled", f"param_groups sets {name}={group[name]} while it trains; comparison and training use {name}={value}.")

    def weights(self):
        """All weights of all groups."""
        return [each for group in self.param_groups for each in group["params"]]

    def zero_grad(self, set_to_none=True):
        """Forgets gradients."""
        zero_gradients()

    def state_dict(self):
        """The optimiser's state: its options; what it has gathered is known only in a real run."""
        return {"state": {}, "param_groups": [{name: value for name, value in group.items() if name != "params"} for group in self.param_groups]}

    def load_state_dict(self, state_dict):
        """State from elsewhere."""
        rosetta.note("not modelled", "An optimiser's saved state is loaded; comparison and training start afresh.")

    def add_param_group(self, param_group):
        """More weights for the optimiser."""
        group = {**self.defaults, **_group(param_group, self.path, self.defaults)}
        self.param_groups.append(group)
        self._say_group(group)

    def _say_group(self, group):
        """Says which options of its own a group has, and keeps what it started with."""
        self.said.append(dict(group))
        own = {name: value for name, value in group.items() if name in self.defaults and self.defaults[name] != value}
        if own:
            rosetta.late("torch.optim.Optimizer.add_param_group", {"param_group": {"params": group["params"], **own}}, of=self)


def _groups(bound, path):
    given = bound.params
    if isinstance(given, Tensor):
        raise TypeError("params argument given to the optimizer should be an iterable of Tensors or dicts, but got torch.FloatTensor")
    listed = list(given.values()) if isinstance(given, dict) else list(given)
    if not listed:
        raise ValueError("optimizer got an empty parameter list")
    groups = listed if isinstance(listed[0], dict) else [{"params": listed}]
    return [_group(each, path, bound.values) for each in groups]


def _group(group, path, values):
    unknown = [name for name in group if name != "params" and name not in values]
    if unknown:
        rosetta.note("no effect", f"{', '.join(unknown)} in a parameter group of {path} names no option of it: torch keeps it there and reads it nowhere.")
    weights = [group["params"]] if isinstance(group["params"], Tensor) else list(group["params"])
    weights = [each[1] if isinstance(each, tuple) else each for each in weights]
    return {**group, "params": [_weight(each) for each in weights]}


def _weight(value):
    if isinstance(value, Parameter):
        return value.register(None, "parameter")
    if isinstance(value, Tensor):
        raise rosetta.UnknownCall("An optimiser over a plain tensor is not known here. Expected torch.nn.Parameter(tensor).")
    raise TypeError(f"optimizer can only optimize Tensors, but one of the params is {type(value).__name__}")


NAMES = ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "Adamax", "NAdam", "Adadelta")
for _name in NAMES:
    globals()[_name] = type(_name, (Optimizer,), {"__module__": "torch.optim", "__rosetta_path__": f"torch.optim.{_name}"})
