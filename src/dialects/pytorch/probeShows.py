"""Runs the shows under the real PyTorch and prints what it makes of them: shown.json."""

import json
import pathlib
import sys

import numpy as np
import torch

here = pathlib.Path(__file__).resolve().parent
sys.path.append(str(here.parent / "probing"))
from shows import cotangent, numbers, shows_in, tensor  # noqa: E402


def weights_of(model):
    """Parameters and running statistics, in PyTorch's order."""
    if not isinstance(model, torch.nn.Module):
        return []
    buffers = [(name, each) for name, each in model.named_buffers() if each.is_floating_point()]
    return [*model.named_parameters(), *buffers]


def shown(show):
    """Output, gradients, and in training mode all weights after the forward."""
    model = show.run()
    for index, (name, each) in enumerate(weights_of(model)):
        values = show.weight(index, tuple(each.shape), name.endswith("running_var"))
        if values is not None:
            each.data.copy_(torch.from_numpy(values))
    if isinstance(model, torch.nn.Module):
        model.train(show.training)
    inputs = [torch.from_numpy(each.astype(np.int64) if each.dtype.kind == "i" else each) for each in show.inputs]
    floats = [each.requires_grad_() for each in inputs if each.is_floating_point()]
    output = model(*inputs)
    result = {"output": tensor(output.detach().numpy()), "gradients": {}}
    if output.requires_grad:
        output.backward(torch.from_numpy(cotangent(tuple(output.shape))))
    if floats and floats[0].grad is not None:
        result["gradients"]["input"] = numbers(floats[0].grad)
    weights = weights_of(model)
    if weights:
        result["gradients"]["weights"] = [None if each.grad is None else numbers(each.grad) for _, each in weights]
    if show.training:
        result["after"] = [numbers(each.detach()) for _, each in weights]
    return result


print(json.dumps({show.name: shown(show) for show in shows_in(str(here / "shows"))}, indent=1))
