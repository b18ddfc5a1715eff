"""Runs programs under the real PyTorch up to their first step, and writes what they made.

The first time a module is called from outside, its weights and its floating inputs are filled with repeatable numbers, and its answer in
evaluation mode is kept. Dropout is made the identity, so that the training step is repeatable too: its loss, its gradients and how far the weights move.
"""

import types
import warnings

import numpy as np
import torch
import torch.nn.functional as F

from alone import each_alone
from fill import example, gradient, numbers, spread, summary, weight


class Done(BaseException):
    """Raised after the first step: the rest of the program is of no interest."""


golden = {"framework": f"torch {torch.__version__.split('+')[0]}", "modules": 0}
names, targets, depth, root = {}, [], [0], [None]
POSITIVE = ("running_var",)


def tensors(module):
    yield from module.named_parameters()
    yield from ((name, each) for name, each in module.named_buffers() if each.is_floating_point())


def describe(module):
    golden["parameters"] = [
        {"name": name, "shape": list(each.shape), "trainable": each.requires_grad, "state": not isinstance(each, torch.nn.Parameter), "born": spread(each.detach())}
        for name, each in tensors(module)
    ]
    names.update((id(each), name) for name, each in tensors(module))


def fill(module):
    with torch.no_grad():
        for index, (name, each) in enumerate(tensors(module)):
            each.copy_(torch.from_numpy(weight(tuple(each.shape), index + 1, name.endswith(POSITIVE))))


def fill_inputs(given):
    golden["inputs"] = []
    for index, each in enumerate(given):
        if each.is_floating_point():
            each.data.copy_(torch.from_numpy(example(tuple(each.shape), 900 + index)))
            golden["inputs"].append({"shape": list(each.shape), "dtype": "float32"})
        else:
            golden["inputs"].append({"shape": list(each.shape), "dtype": "int", "data": each.flatten().tolist()})


def leaves(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (tuple, list)):
        return [leaf for each in value for leaf in leaves(each)]
    return []


def evaluation(module, args, kwargs):
    modes = [(each, each.training) for each in module.modules()]
    module.eval()
    with torch.no_grad():
        golden["evaluation"] = [{"shape": list(each.shape), "data": numbers(each)} for each in leaves(module(*args, **kwargs))]
    for each, mode in modes:
        each.training = mode


plain_call = torch.nn.Module.__call__


def call(self, *args, **kwargs):
    model = any(True for _ in self.parameters())
    if depth[0] == 0 and model and torch.is_grad_enabled() and root[0] is None:
        root[0] = self
        depth[0] += 1
        for each in self.modules():
            if isinstance(each, torch.nn.RNNBase):
                each.dropout = 0.0
        describe(self)
        fill(self)
        fill_inputs(leaves(args) + leaves(tuple(kwargs.values())))
        evaluation(self, args, kwargs)
        fill(self)
        depth[0] -= 1
    elif depth[0] == 0 and model and torch.is_grad_enabled() and self is not root[0]:
        golden["modules"] = 2
    depth[0] += 1
    try:
        return plain_call(self, *args, **kwargs)
    finally:
        depth[0] -= 1


def watched(name):
    plain = getattr(F, name)

    def loss(input, target, *args, **kwargs):
        if torch.is_grad_enabled() and input.requires_grad:
            targets.append(target)
        return plain(input, target, *args, **kwargs)

    setattr(F, name, loss)
    setattr(torch.nn.functional, name, loss)


def backward(self, *args, **kwargs):
    golden["loss"] = numbers(self.detach())[0]
    return plain_backward(self, *args, **kwargs)


def described_step(optimizer):
    plain_step = optimizer.step

    def step(_self, *args, **kwargs):
        held = [each for group in optimizer.param_groups for each in group["params"]]
        golden["given"] = sorted(names.get(id(each), "?") for each in held)
        golden["gradients"] = {names.get(id(each), "?"): unclipped.get(id(each)) or gradient(each.grad) for each in held if each.grad is not None}
        before = {id(each): each.detach().clone() for each in held}
        plain_step(*args, **kwargs)
        golden["moved"] = {names.get(id(each), "?"): summary(each.detach() - before[id(each)]) for each in held if each.grad is not None}
        raise Done

    return types.MethodType(step, optimizer)


def keeping(clip):
    """Clips, and keeps the gradients as they were: goldens hold those of the loss."""

    def clipped(parameters, *args, **kwargs):
        weights = [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)
        for each in weights:
            if each.grad is not None:
                unclipped.setdefault(id(each), gradient(each.grad))
        return clip(weights, *args, **kwargs)

    return clipped


def hyper(group):
    return {name: value for name, value in group.items() if name != "params" and isinstance(value, (int, float, bool, tuple, type(None)))}


def optimizer_made(self, *args, **kwargs):
    plain_init(self, *args, **kwargs)
    golden["optimizer"] = {"kind": type(self).__name__, **hyper(self.param_groups[0])}
    self.step = described_step(self)


def identity(input, *args, **kwargs):
    return input


plain_backward, plain_init = torch.Tensor.backward, torch.optim.Optimizer.__init__
torch.nn.Module.__call__ = call
torch.Tensor.backward = backward
torch.optim.Optimizer.__init__ = optimizer_made
for each in ("cross_entropy", "nll_loss", "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits", "kl_div", "poisson_nll_loss", "multi_margin_loss", "soft_margin_loss"):
    watched(each)
for each in ("dropout", "dropout1d", "dropout2d", "dropout3d", "alpha_dropout", "feature_alpha_dropout"):
    setattr(F, each, identity)
torch.dropout = identity
unclipped = {}
for each in ("clip_grad_norm_", "clip_grad_value_"):
    setattr(torch.nn.utils, each, keeping(getattr(torch.nn.utils, each)))


def target_of(tensor):
    kind = "float32" if tensor.is_floating_point() else "int"
    return {"shape": list(tensor.shape), "dtype": kind, "data": numbers(tensor.detach())}


def run(path):
    """The golden of one program; this process is of no use afterwards."""
    warnings.simplefilter("ignore")
    torch.manual_seed(0)
    np.random.seed(0)
    names = {"__name__": "__main__"}
    try:
        exec(compile(path.read_text(), str(path), "exec"), names)
    except (Done, SystemExit):
        pass
    if not targets and "y" in names:  # a loss written by hand
        targets.append(names["y"])
    golden["targets"] = [target_of(each) for each in targets]
    return golden


each_alone(run)
