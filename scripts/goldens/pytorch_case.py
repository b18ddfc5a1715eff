"""One case of a PyTorch op: its inputs, output and gradients in float64."""
import sys

import torch

from golden import array, write

torch.set_default_dtype(torch.float64)
torch.manual_seed(1)
CASES = []


def numbers(tensor):
    return array(tensor.detach().numpy())


def short(tensor):
    """Few digits: the numbers that a case starts from."""
    return tensor.round(decimals=3) if tensor.is_floating_point() else tensor


def case(name, op, options, run, inputs, parameters=None, neutral=None, statistics=None, training=True, differentiated=None):
    """One op: y = run(*inputs); the loss is sum(y · weights). `parameters` by role; `neutral` rearranges them.

    `differentiated` names the inputs whose gradient is kept: all of them, if not said.
    """
    parameters = parameters or {}
    neutral = neutral or {}
    with torch.no_grad():
        for tensor in [*parameters.values(), *(statistics or {}).values()]:
            tensor.copy_(short(tensor))
    before = {role: numbers(tensor) for role, tensor in (statistics or {}).items()}
    kept = range(len(inputs)) if differentiated is None else differentiated
    leaves = [short(x).clone().requires_grad_(x.is_floating_point() and i in kept) for i, x in enumerate(inputs)]
    output = run(*leaves)
    weights = short(torch.randn_like(output))
    loss = (output * weights).sum()
    for tensor in parameters.values():
        tensor.grad = None
    if loss.requires_grad:
        loss.backward()
    turned = lambda role, tensor: numbers(neutral.get(role, lambda t: t)(tensor))
    CASES.append(
        {
            "name": name,
            "op": op,
            "options": options,
            "training": training,
            "inputs": [numbers(x) for x in leaves],
            "parameters": {role: turned(role, t) for role, t in parameters.items()},
            "statistics": before,
            "weights": numbers(weights),
            "output": numbers(output),
            "inputGradients": [numbers(x.grad) if x.grad is not None else None for x in leaves],
            "parameterGradients": {role: turned(role, t.grad) for role, t in parameters.items()},
            "statisticsAfter": {role: numbers(t) for role, t in (statistics or {}).items()},
        }
    )


def finish(path, made_by):
    """Writes all cases so far."""
    write(path, made_by, {"torch": torch.__version__, "python": sys.version.split()[0]}, CASES)
