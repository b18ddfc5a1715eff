"""Runs update rules and losses under the real PyTorch, on given numbers, and prints what it makes of them: rules.json."""

import json
import pathlib
import sys

import numpy as np
import torch

here = pathlib.Path(__file__).resolve().parent
sys.path.append(str(here.parent / "probing"))
from rules import classes, logits, measures, probabilities, scores, tiny, usual  # noqa: E402
from shows import numbers, tensor  # noqa: E402


def update(name, arguments, gradients, start):
    """Where one weight stands after each of these gradients."""
    weight = torch.nn.Parameter(torch.tensor([start], dtype=torch.float64))
    optimizer = getattr(torch.optim, name)([weight], **arguments)
    weights = []
    for gradient in gradients:
        weight.grad = torch.tensor([gradient], dtype=torch.float64)
        optimizer.step()
        weights.append(float(weight.detach()[0]))
    return {"call": f"torch.optim.{name}", "arguments": arguments, "gradients": gradients, "start": start, "weights": weights}


def updates():
    """Every rule as it is by default, with the options that change it, and where gradients are so small that epsilon decides."""
    asked = [
        *(("SGD", each) for each in ({"lr": 0.1}, {"lr": 0.1, "momentum": 0.9}, {"lr": 0.1, "momentum": 0.9, "dampening": 0.5}, {"lr": 0.1, "momentum": 0.9, "nesterov": True}, {"lr": 0.1, "weight_decay": 0.1})),
        *(("Adam", each) for each in ({}, {"lr": 0.1}, {"lr": 0.1, "amsgrad": True}, {"lr": 0.1, "weight_decay": 0.1})),
        *(("AdamW", each) for each in ({}, {"lr": 0.1, "amsgrad": True})),
        *(("RMSprop", each) for each in ({}, {"lr": 0.1, "momentum": 0.9}, {"lr": 0.1, "centered": True}, {"weight_decay": 0.1})),
        *(("Adagrad", each) for each in ({}, {"lr": 0.1, "lr_decay": 0.1}, {"lr": 0.1, "weight_decay": 0.1})),
        *(("Adadelta", each) for each in ({}, {"weight_decay": 0.1})),
        *(("Adamax", each) for each in ({}, {"weight_decay": 0.1})),
        *(("NAdam", each) for each in ({}, {"weight_decay": 0.1}, {"weight_decay": 0.1, "decoupled_weight_decay": True})),
    ]
    return [update(name, arguments, gradients, start) for name, arguments in asked for gradients, start in ((usual, 1.0), (tiny, 0.0))]


def loss(name, predictions, targets, **arguments):
    """A loss and its gradient with respect to the predictions."""
    given = torch.tensor(predictions, requires_grad=True)
    wanted = torch.tensor(targets)
    value = getattr(torch.nn, name)(**arguments)(given, wanted)
    value.backward(torch.ones_like(value))
    result = value.detach().numpy()
    return {
        "call": f"torch.nn.{name}", "arguments": arguments, "predictions": tensor(given.detach().numpy()), "targets": tensor(np.asarray(wanted, "float64")),
        "value": float(result) if result.ndim == 0 else numbers(result), "gradient": numbers(given.grad),
    }


def saturated(case):
    """A case without its gradient: at probabilities of 0 and 1 PyTorch floors p(1-p) at 1e-12 there, and its logarithm at -100."""
    return {key: value for key, value in case.items() if key != "gradient"}


def losses():
    logs = np.log(probabilities).tolist()
    return [
        loss("CrossEntropyLoss", scores, classes), loss("CrossEntropyLoss", scores, [-100, 0]), loss("CrossEntropyLoss", scores, classes, label_smoothing=0.1),
        loss("CrossEntropyLoss", scores, classes, reduction="sum"), loss("CrossEntropyLoss", scores, probabilities),
        loss("NLLLoss", logs, classes), loss("NLLLoss", logs, [-100, 0]),
        loss("BCELoss", probabilities, measures), saturated(loss("BCELoss", [[0.0, 1.0, 0.5]], [[1.0, 0.0, 1.0]])), loss("BCEWithLogitsLoss", logits, measures),
        loss("MSELoss", scores, measures), loss("MSELoss", scores, measures, reduction="sum"), loss("L1Loss", scores, measures),
        loss("SmoothL1Loss", scores, measures), loss("SmoothL1Loss", scores, measures, beta=0.5), loss("HuberLoss", scores, measures), loss("HuberLoss", scores, measures, delta=0.5),
        loss("KLDivLoss", logs, probabilities), loss("KLDivLoss", logs, probabilities, reduction="batchmean"),
        loss("PoissonNLLLoss", scores, measures), loss("PoissonNLLLoss", probabilities, measures, log_input=False),
        loss("MultiMarginLoss", scores, classes), loss("SoftMarginLoss", scores, [[1.0, -1.0, 1.0], [-1.0, 1.0, 1.0]]),
    ]


print(json.dumps({"updates": updates(), "losses": losses()}, indent=1))
