"""Asks the real PyTorch what it does: signatures by introspection, behaviours by the smallest run that shows them. Prints JSON."""

import datetime
import inspect
import json
import platform
import re
import sys
import typing

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)

NN = [
    *(f"{name}{rank}d" for rank in (1, 2, 3) for name in ("Conv", "ConvTranspose", "MaxPool", "AvgPool", "AdaptiveAvgPool", "AdaptiveMaxPool", "BatchNorm", "InstanceNorm", "Dropout", "ZeroPad", "ConstantPad", "ReflectionPad", "ReplicationPad", "CircularPad")),
    *"RNN LSTM GRU RNNCell LSTMCell GRUCell LocalResponseNorm".split(),
    *"Linear Flatten Unflatten Dropout LayerNorm GroupNorm Embedding PReLU Upsample UpsamplingNearest2d UpsamplingBilinear2d".split(),
    *"ReLU ReLU6 LeakyReLU ELU SELU CELU GELU Sigmoid Hardsigmoid Tanh Hardtanh Softplus Softsign SiLU Hardswish Mish LogSigmoid Tanhshrink Hardshrink Softshrink Threshold Softmax LogSoftmax".split(),
    *"CrossEntropyLoss NLLLoss BCELoss BCEWithLogitsLoss MSELoss L1Loss SmoothL1Loss HuberLoss KLDivLoss PoissonNLLLoss MultiMarginLoss SoftMarginLoss".split(),
]
FUNCTIONAL = [
    *(f"{name}{rank}d" for rank in (1, 2, 3) for name in ("conv", "conv_transpose", "max_pool", "avg_pool", "adaptive_avg_pool", "adaptive_max_pool", "dropout")),
    *"local_response_norm linear dropout batch_norm instance_norm layer_norm group_norm embedding prelu pad interpolate upsample".split(),
    *"relu relu6 leaky_relu elu selu celu gelu sigmoid hardsigmoid tanh hardtanh softplus softsign silu hardswish mish logsigmoid tanhshrink hardshrink softshrink threshold softmax log_softmax".split(),
    *"cross_entropy nll_loss binary_cross_entropy binary_cross_entropy_with_logits mse_loss l1_loss smooth_l1_loss huber_loss kl_div poisson_nll_loss multi_margin_loss soft_margin_loss".split(),
]
INIT = "uniform_ normal_ constant_ ones_ zeros_ eye_ xavier_uniform_ xavier_normal_ kaiming_uniform_ kaiming_normal_ orthogonal_ trunc_normal_ dirac_ sparse_".split()
OPTIM = "SGD Adam AdamW RMSprop Adagrad Adamax NAdam Adadelta".split()
SCHEDULES = "StepLR MultiStepLR ConstantLR LinearLR ExponentialLR PolynomialLR CosineAnnealingLR CosineAnnealingWarmRestarts SequentialLR ChainedScheduler LambdaLR CyclicLR OneCycleLR".split()
CLIPS = "clip_grad_norm_ clip_grad_value_".split()
TORCH = "flatten reshape squeeze unsqueeze unflatten permute transpose cat narrow add sub mul div pow maximum minimum matmul mm bmm sum mean amax amin argmax logsumexp exp log sqrt rsqrt abs neg square sign sin cos clamp relu selu celu sigmoid tanh softmax log_softmax".split()


def text_of(function):
    """The signature as text: parameters and defaults, without annotations."""
    parts, star = [], False
    for p in inspect.signature(function).parameters.values():
        if p.kind is p.VAR_POSITIONAL or p.kind is p.VAR_KEYWORD:
            continue
        if p.kind is p.KEYWORD_ONLY and not star:
            parts.append("*")
            star = True
        parts.append(p.name if p.default is p.empty else f"{p.name}={p.default!r}")
    return ", ".join(parts)


def documented(function):
    """The signature of a built-in function as its own docstring states it: the overload with most parameters."""
    found = re.findall(r"^(?:\.\. function:: )?" + function.__name__ + r"\((.*)\)(?: -> .*)?$", function.__doc__ or "", re.M)
    if not found:
        return None
    parts = max((split(each) for each in found), key=len)
    return ", ".join(re.sub(r":.*?(?==|$)", "", re.sub(r"\s*=\s*", "=", part)) for part in parts)


def split(text):
    """Splits at commas outside brackets."""
    parts, depth, start = [], 0, 0
    for i, each in enumerate(text):
        depth += (each in "[(") - (each in ")]")
        if each == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    return [*parts, text[start:].strip()]


def overload(kind):
    """The first of the signatures that a class states for typing, where its own hides them behind *args."""
    found = typing.get_overloads(kind.__init__) if inspect.isclass(kind) else []
    return text_of(found[0]).removeprefix("self, ") if found else None


def signature(path):
    holder = torch
    for part in path.split(".")[1:]:
        holder = getattr(holder, part)
    if overload(holder):
        return {"text": overload(holder), "by": "inspect"}
    pools = getattr(F, "_" + path.rpartition(".")[2], None)  # boolean_dispatch hides the real function
    for candidate in (holder, pools):
        try:
            found = text_of(candidate)
        except (ValueError, TypeError):
            continue
        if found or candidate is pools or not hasattr(F, "_" + path.rpartition(".")[2]):
            return {"text": found, "by": "inspect"}
    found = documented(holder)
    return None if found is None else {"text": found, "by": "docstring"}


def bound(tensor):
    return round(tensor.abs().max().item(), 5)


def step_of(make, gradients, start=1.0):
    """A weight of 1 after each of a few given gradients."""
    w = nn.Parameter(torch.tensor([start], dtype=torch.float64))
    optimizer, seen = make([w]), []
    for g in gradients:
        w.grad = torch.tensor([g], dtype=torch.float64)
        optimizer.step()
        seen.append(w.item())
    return seen


def recurrent_steps():
    """One step from given states, weights by gate: which block is which, and where the reset gate acts."""
    found = {}
    for kind, gates in ((nn.RNN, 1), (nn.LSTM, 4), (nn.GRU, 3)):
        layer = kind(1, 1)
        with torch.no_grad():
            layer.weight_ih_l0.copy_(torch.tensor([[0.2], [0.3], [0.5], [0.7]])[:gates])
            layer.weight_hh_l0.fill_(0.5)
            layer.bias_ih_l0.zero_()
            layer.bias_hh_l0.fill_(0.1)
        hidden = torch.ones(1, 1, 1)
        state = (hidden, torch.full((1, 1, 1), 0.5)) if kind is nn.LSTM else hidden
        out, last = layer(torch.ones(1, 1, 1), state)
        found[kind.__name__] = [out.item(), *(each.item() for each in (last if kind is nn.LSTM else (last,)))]
    return found


def recurrent_init():
    """Bounds of all weights and biases, times the root of the hidden size."""
    layers = {"RNN": nn.RNN(256, 1024), "LSTM": nn.LSTM(256, 1024), "GRU": nn.GRU(256, 1024), "GRUCell": nn.GRUCell(256, 1024)}
    return {name: [round(bound(each) * 32, 3) for each in layer.parameters()] for name, layer in layers.items()}


def behaviours():
    o = torch.optim
    big, linear = nn.Conv2d(64, 512, 3), nn.Linear(256, 4096)
    deconv = nn.ConvTranspose2d(256, 64, 3)
    norm = nn.BatchNorm1d(1)
    norm(torch.tensor([[1.0], [3.0]]))
    p = torch.zeros(1)
    return {
        "convInit": {"weightTimesRootFan": bound(big.weight) * 24, "biasTimesRootFan": bound(big.bias) * 24, "stdTimesRootFan": big.weight.std().item() * 24},
        "linearInit": {"weightTimesRootFan": bound(linear.weight) * 16, "biasTimesRootFan": bound(linear.bias) * 16},
        "convTransposeFan": {"weightTimesRootOutTaps": bound(deconv.weight) * 24},
        "embeddingInit": {"mean": nn.Embedding(4000, 100).weight.mean().item(), "std": nn.Embedding(4000, 100).weight.std().item(), "paddingRow": nn.Embedding(4, 3, padding_idx=1).weight[1].abs().sum().item()},
        "normInit": {"weight": nn.BatchNorm1d(3).weight.tolist(), "bias": nn.BatchNorm1d(3).bias.tolist(), "running_var": nn.BatchNorm1d(3).running_var.tolist()},
        "recurrentInit": recurrent_init(),
        "recurrentSteps": recurrent_steps(),
        "preluInit": nn.PReLU().weight.tolist(),
        "batchNormRunning": {"mean": norm.running_mean.item(), "var": norm.running_var.item()},
        "dropoutScale": sorted(set(nn.Dropout(0.75)(torch.ones(1000)).tolist())),
        "dropoutFunctionDefault": bool((F.dropout(torch.ones(1000)) == 0).any()),
        "avgPoolCountsPadding": F.avg_pool2d(torch.ones(1, 1, 3, 3), 2, 1, 1)[0, 0, 0].tolist(),
        "maxPoolCeil": {str(n): F.max_pool1d(torch.zeros(1, 1, n), 2, 3, 1, ceil_mode=True).shape[-1] for n in (4, 5, 6, 7, 8)},
        "poolStrideDefault": F.max_pool1d(torch.zeros(1, 1, 10), 3).shape[-1],
        "samePaddingExtraAtEnd": F.conv1d(torch.tensor([[[1.0, 2, 3, 4]]]), torch.tensor([[[1.0, 10]]]), padding="same")[0, 0].tolist(),
        "flattenFrom": list(nn.Flatten()(torch.zeros(2, 3, 4)).shape),
        "softmaxLegacyAxis": [F._get_softmax_dim("softmax", n, 5) for n in (1, 2, 3, 4, 5)],
        "upsampleGrid": F.interpolate(torch.tensor([[[[0.0, 1.0]]]]), scale_factor=(1, 2), mode="bilinear")[0, 0, 0].tolist(),
        "upsampleNearest": F.interpolate(torch.tensor([[[0.0, 1.0, 2.0]]]), size=5)[0, 0].tolist(),
        "crossEntropyNoClip": F.cross_entropy(torch.tensor([[200.0, 0.0]]), torch.tensor([1])).item(),
        "crossEntropySmoothed": F.cross_entropy(torch.tensor([[1.0, 2.0, 3.0]]), torch.tensor([2]), label_smoothing=0.3).item(),
        "bceLogFloor": F.binary_cross_entropy(torch.zeros(1), torch.ones(1)).item(),
        "smoothL1IsHuberOverBeta": [F.smooth_l1_loss(p + 3, p, beta=2.0).item(), F.huber_loss(p + 3, p, delta=2.0).item()],
        "sgdVelocityWithoutLr": step_of(lambda w: o.SGD(w, lr=0.1, momentum=0.9), [1, 1, 1]),
        "sgdDampening": step_of(lambda w: o.SGD(w, lr=0.1, momentum=0.9, dampening=0.5), [1, 1, 1]),
        "sgdNesterov": step_of(lambda w: o.SGD(w, lr=0.1, momentum=0.9, nesterov=True), [1, 1, 1]),
        "sgdDecayInGradient": step_of(lambda w: o.SGD(w, lr=0.1, weight_decay=0.5), [0, 0]),
        "adamEpsilonCorrected": step_of(lambda w: o.Adam(w, lr=0.1, eps=1e-6), [1e-6, 1e-6]),
        "adamDecayInGradient": step_of(lambda w: o.Adam(w, lr=0.1, weight_decay=0.1), [0, 0]),
        "adamwDecayDecoupled": step_of(lambda w: o.AdamW(w, lr=0.1, weight_decay=0.1), [0, 0]),
        "rmspropEpsilonOutside": step_of(lambda w: o.RMSprop(w, lr=0.01, eps=1e-3), [1e-3, 1e-3]),
        "adagradEpsilonOutside": step_of(lambda w: o.Adagrad(w, lr=0.1, eps=1e-3, lr_decay=0.5), [1e-3, 1e-3]),
        "truncNormalCutsAtAbsolute": bound(nn.init.trunc_normal_(torch.empty(100000), std=5.0)),
    }


def main():
    groups = {"torch.nn.": NN, "torch.nn.functional.": FUNCTIONAL, "torch.nn.init.": INIT, "torch.optim.": OPTIM, "torch.optim.lr_scheduler.": SCHEDULES, "torch.nn.utils.": CLIPS, "torch.": TORCH}
    paths = [prefix + name for prefix, names in groups.items() for name in names] + ["torch.utils.data.DataLoader"]
    found = {path: signature(path) for path in paths}
    facts = {
        "framework": "torch", "version": torch.__version__.partition("+")[0], "python": platform.python_version(), "date": datetime.date.today().isoformat(),
        "script": "src/dialects/pytorch/probe.py", "signatures": {path: each for path, each in found.items() if each is not None},
        "unstated": sorted(path for path, each in found.items() if each is None), "behaviours": behaviours(),
    }
    json.dump(facts, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
