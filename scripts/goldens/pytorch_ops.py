"""Outputs and gradients of PyTorch's layers and functions in float64, with the neutral options that mean the same."""
import torch
from torch import nn
from torch.nn import functional as F

from golden import explicit
from pytorch_case import case, finish


def weights_of(layer):
    return {"kernel": layer.weight, **({"bias": layer.bias} if layer.bias is not None else {})}


def conv(name, layer, size, padding, mode="zeros"):
    options = {
        "filters": layer.out_channels,
        "kernelSize": list(layer.kernel_size),
        "strides": list(layer.stride),
        "padding": padding,
        "paddingMode": mode,
        "dilation": list(layer.dilation),
        "groups": layer.groups,
        "useBias": layer.bias is not None,
        "layout": "channelsFirst",
    }
    case(name, "conv", options, layer, [torch.randn(2, layer.in_channels, *size)], weights_of(layer))


def convs():
    conv("conv2d plain", nn.Conv2d(3, 4, 3), (6, 5), explicit(0, 0))
    conv("conv2d padding, stride", nn.Conv2d(3, 4, (3, 2), stride=(2, 1), padding=(1, 2)), (7, 5), explicit(1, 2))
    conv("conv2d dilation", nn.Conv2d(2, 3, 3, dilation=(2, 1), padding=1), (7, 6), explicit(1, 1))
    conv("conv2d stride and dilation", nn.Conv2d(2, 3, 3, stride=2, dilation=2, padding=2), (9, 8), explicit(2, 2))
    conv("conv2d stride on one axis, dilation on the other", nn.Conv2d(2, 3, 3, stride=(2, 1), dilation=(1, 2)), (9, 8), explicit(0, 0))
    conv("conv2d groups", nn.Conv2d(4, 6, 3, groups=2, padding=1), (5, 5), explicit(1, 1))
    conv("conv2d depthwise with two filters per channel", nn.Conv2d(3, 6, 3, groups=3, stride=2, padding=1), (6, 7), explicit(1, 1))
    conv("conv2d same, even kernel", nn.Conv2d(2, 3, 4, padding="same", bias=False), (6, 6), explicit((1, 2), (1, 2)))
    conv("conv2d stride beyond kernel", nn.Conv2d(2, 2, 1, stride=3), (8, 7), explicit(0, 0))
    conv("conv2d padding beyond kernel", nn.Conv2d(2, 2, 1, padding=2), (3, 3), explicit(2, 2))
    for mode in ("reflect", "replicate", "circular"):
        conv(f"conv2d {mode}", nn.Conv2d(2, 3, 3, padding=2, padding_mode=mode), (5, 6), explicit(2, 2), mode)
    conv("conv1d", nn.Conv1d(3, 4, 3, stride=2, dilation=2, padding=2), (11,), explicit(2))
    conv("conv1d groups", nn.Conv1d(4, 4, 3, groups=2), (7,), explicit(0))
    conv("conv3d", nn.Conv3d(2, 3, (2, 3, 3), stride=(2, 1, 2), padding=1), (4, 5, 5), explicit(1, 1, 1))
    conv("conv3d dilation", nn.Conv3d(2, 2, 2, dilation=(2, 1, 1)), (5, 4, 4), explicit(0, 0, 0))


def transposed(name, layer, size, crop):
    options = {
        "filters": layer.out_channels,
        "kernelSize": list(layer.kernel_size),
        "strides": list(layer.stride),
        "crop": crop,
        "outputPadding": list(layer.output_padding),
        "dilation": list(layer.dilation),
        "groups": layer.groups,
        "useBias": layer.bias is not None,
        "layout": "channelsFirst",
    }
    case(name, "convTranspose", options, layer, [torch.randn(2, layer.in_channels, *size)], weights_of(layer))


def transposed_convs():
    T = nn.ConvTranspose2d
    transposed("convTranspose2d plain", T(3, 2, 3), (4, 5), explicit(0, 0))
    transposed("convTranspose2d stride, padding", T(3, 2, 3, stride=2, padding=1), (4, 5), explicit(1, 1))
    transposed("convTranspose2d output padding", T(3, 2, 3, stride=(3, 2), padding=1, output_padding=(2, 1)), (3, 4), explicit(1, 1))
    transposed("convTranspose2d dilation", T(2, 2, 3, stride=2, dilation=2, padding=1), (4, 4), explicit(1, 1))
    transposed("convTranspose2d groups", T(4, 6, 3, stride=2, groups=2), (3, 3), explicit(0, 0))
    transposed("convTranspose2d kernel smaller than stride", T(2, 3, 2, stride=3, bias=False), (3, 3), explicit(0, 0))
    transposed("convTranspose2d padding beyond kernel", T(2, 3, 2, stride=2, padding=2), (4, 4), explicit(2, 2))
    transposed("convTranspose1d", nn.ConvTranspose1d(3, 2, 4, stride=2, padding=1), (5,), explicit(1))
    transposed("convTranspose3d", nn.ConvTranspose3d(2, 2, 2, stride=2), (2, 3, 2), explicit(0, 0, 0))


def pools():
    def pool(name, op, layer, size, options, x=None):
        x = torch.randn(2, 3, *size) if x is None else x
        case(name, op, {**options, "layout": "channelsFirst"}, layer, [x])

    def largest(k, s, padding, dilation=None, rounding="floor"):
        return {"poolSize": k, "strides": s, "padding": padding, "dilation": dilation or [1] * len(k), "rounding": rounding}

    def mean(k, s, padding, rounding="floor", count=True):
        return {"poolSize": k, "strides": s, "padding": padding, "rounding": rounding, "countPadding": count}

    pool("maxPool2d", "maxPool", nn.MaxPool2d(2), (6, 7), largest([2, 2], [2, 2], explicit(0, 0)))
    pool("maxPool2d overlapping, padded", "maxPool", nn.MaxPool2d(3, 2, 1), (7, 6), largest([3, 3], [2, 2], explicit(1, 1)))
    pool("maxPool2d ceil", "maxPool", nn.MaxPool2d(3, 2, 1, ceil_mode=True), (6, 8), largest([3, 3], [2, 2], explicit(1, 1), rounding="ceil"))
    pool("maxPool2d ceil, tiled", "maxPool", nn.MaxPool2d(2, ceil_mode=True), (5, 7), largest([2, 2], [2, 2], explicit(0, 0), rounding="ceil"))
    pool("maxPool2d tiled, padded", "maxPool", nn.MaxPool2d(3, 3, 1), (7, 6), largest([3, 3], [3, 3], explicit(1, 1)))
    pool("maxPool2d dilation", "maxPool", nn.MaxPool2d((3, 2), 2, 1, dilation=(2, 1)), (8, 7), largest([3, 2], [2, 2], explicit(1, 1), [2, 1]))
    pool("maxPool2d gaps", "maxPool", nn.MaxPool2d(2, 3), (8, 8), largest([2, 2], [3, 3], explicit(0, 0)))
    ties = torch.randint(0, 2, (2, 3, 6, 6)).double()
    pool("maxPool2d ties", "maxPool", nn.MaxPool2d(2), (6, 6), largest([2, 2], [2, 2], explicit(0, 0)), ties)
    pool("maxPool2d ties, overlapping", "maxPool", nn.MaxPool2d(3, 1, 1), (6, 6), largest([3, 3], [1, 1], explicit(1, 1)), ties)
    pool("maxPool2d ties, dilation", "maxPool", nn.MaxPool2d(2, 1, 0, dilation=2), (6, 6), largest([2, 2], [1, 1], explicit(0, 0), [2, 2]), ties)
    pool("maxPool1d", "maxPool", nn.MaxPool1d(3, 2, 1), (9,), largest([3], [2], explicit(1)))
    pool("maxPool3d", "maxPool", nn.MaxPool3d(2), (4, 4, 5), largest([2, 2, 2], [2, 2, 2], explicit(0, 0, 0)))
    pool("maxPool3d ties", "maxPool", nn.MaxPool3d(2, 1), (3, 3, 3), largest([2, 2, 2], [1, 1, 1], explicit(0, 0, 0)), torch.randint(0, 2, (2, 2, 3, 3, 3)).double())
    pool("avgPool2d", "avgPool", nn.AvgPool2d(2), (6, 7), mean([2, 2], [2, 2], explicit(0, 0)))
    pool("avgPool2d padded", "avgPool", nn.AvgPool2d(3, 2, 1), (7, 6), mean([3, 3], [2, 2], explicit(1, 1)))
    pool("avgPool2d padding not counted", "avgPool", nn.AvgPool2d(3, 2, 1, count_include_pad=False), (7, 6), mean([3, 3], [2, 2], explicit(1, 1), count=False))
    pool("avgPool2d ceil", "avgPool", nn.AvgPool2d(3, 2, 1, ceil_mode=True), (6, 8), mean([3, 3], [2, 2], explicit(1, 1), "ceil"))
    pool("avgPool2d ceil, padding not counted", "avgPool", nn.AvgPool2d(3, 2, 1, True, False), (6, 8), mean([3, 3], [2, 2], explicit(1, 1), "ceil", False))
    pool("avgPool1d", "avgPool", nn.AvgPool1d(3, 2, 1), (8,), mean([3], [2], explicit(1)))
    pool("avgPool3d", "avgPool", nn.AvgPool3d(2, 2), (4, 5, 4), mean([2, 2, 2], [2, 2, 2], explicit(0, 0, 0)))
    for out in ((1, 1), (3, 2), (2, 4), (5, 5)):
        pool(f"adaptiveAvgPool2d {out}", "adaptivePool", nn.AdaptiveAvgPool2d(out), (6, 8), {"reduce": "mean", "outputSize": list(out)})
        pool(f"adaptiveMaxPool2d {out}", "adaptivePool", nn.AdaptiveMaxPool2d(out), (6, 8), {"reduce": "max", "outputSize": list(out)})
    pool("adaptiveMaxPool2d ties", "adaptivePool", nn.AdaptiveMaxPool2d((4, 2)), (6, 6), {"reduce": "max", "outputSize": [4, 2]}, ties)
    pool("adaptiveAvgPool1d", "adaptivePool", nn.AdaptiveAvgPool1d(3), (7,), {"reduce": "mean", "outputSize": [3]})


def norms():
    def batch(name, layer, x, share, tracked=True, training=True):
        with torch.no_grad():
            if layer.affine:
                layer.weight.uniform_(0.5, 1.5)
                layer.bias.uniform_(-0.5, 0.5)
            if tracked:
                layer.running_mean.uniform_(-0.5, 0.5)
                layer.running_var.uniform_(0.5, 1.5)
        layer.train(training)
        options = {"axis": 1, "epsilon": layer.eps, "newStatisticShare": share, "center": layer.affine, "scale": layer.affine, "runningVariance": "unbiased", "trackRunning": tracked, "activeIn": "training"}
        parameters = {"scale": layer.weight, "shift": layer.bias} if layer.affine else {}
        statistics = {"runningMean": layer.running_mean, "runningVariance": layer.running_var} if tracked else {}
        case(name, "batchNorm", options, layer, [x], parameters, None, statistics, training)

    batch("batchNorm2d training", nn.BatchNorm2d(3), torch.randn(4, 3, 3, 2), 0.1)
    batch("batchNorm2d evaluation", nn.BatchNorm2d(3), torch.randn(4, 3, 3, 2), 0.1, training=False)
    batch("batchNorm1d on rows", nn.BatchNorm1d(5, eps=1e-3, momentum=0.3), torch.randn(6, 5), 0.3)
    batch("batchNorm2d without affine", nn.BatchNorm2d(3, affine=False), torch.randn(2, 3, 3, 3), 0.1)
    batch("batchNorm2d cumulative average", nn.BatchNorm2d(3, momentum=None), torch.randn(2, 3, 3, 3), None)
    batch("batchNorm2d without running statistics, evaluation", nn.BatchNorm2d(3, track_running_stats=False), torch.randn(2, 3, 3, 3), 0.1, False, False)

    def affine(layer):
        with torch.no_grad():
            layer.weight.uniform_(0.5, 1.5)
            if layer.bias is not None:
                layer.bias.uniform_(-0.5, 0.5)
        return {"scale": layer.weight, **({"shift": layer.bias} if layer.bias is not None else {})}

    for name, shape, axes, bias in (("last axis", (5,), [2], True), ("two axes", (4, 5), [1, 2], True), ("without bias", (5,), [2], False)):
        layer = nn.LayerNorm(shape, bias=bias)
        case(f"layerNorm {name}", "layerNorm", {"axes": axes, "epsilon": layer.eps, "center": bias, "scale": True}, layer, [torch.randn(3, 4, 5)], affine(layer))
    for name, layer, size in (("two groups", nn.GroupNorm(2, 6), (3, 4)), ("one channel per group", nn.GroupNorm(4, 4), (3, 3)), ("rows", nn.GroupNorm(2, 4), ())):
        options = {"groups": layer.num_groups, "epsilon": layer.eps, "center": True, "scale": True, "layout": "channelsFirst"}
        case(f"groupNorm {name}", "groupNorm", options, layer, [torch.randn(2, layer.num_channels, *size)], affine(layer))


def activations():
    functions = {
        "relu": F.relu, "relu6": F.relu6, "sigmoid": torch.sigmoid, "hardSigmoid": F.hardsigmoid, "tanh": torch.tanh, "hardTanh": F.hardtanh,
        "softplus": F.softplus, "softsign": F.softsign, "swish": F.silu, "hardSwish": F.hardswish, "mish": F.mish, "logSigmoid": F.logsigmoid,
        "tanhShrink": F.tanhshrink, "selu": F.selu, "gelu": F.gelu, "geluTanh": lambda x: F.gelu(x, approximate="tanh"),
    }
    with_number = {
        "leakyRelu": lambda x, a: F.leaky_relu(x, a), "elu": F.elu, "celu": F.celu, "hardShrink": F.hardshrink, "softShrink": F.softshrink,
        "threshold": lambda x, a: F.threshold(x, a, 0.0),
    }
    x = torch.randn(3, 20) * 4
    for name, function in functions.items():
        case(f"activation {name}", "activation", {"function": name, "alpha": None}, function, [x])
    for name, function in with_number.items():
        case(f"activation {name}", "activation", {"function": name, "alpha": 0.3}, lambda x: function(x, 0.3), [x])
    for log, function in ((False, F.softmax), (True, F.log_softmax)):
        for axis in (1, 2):
            case(f"softmax log={log} axis {axis}", "softmax", {"axis": axis, "log": log}, lambda x: function(x, dim=axis), [torch.randn(2, 4, 3) * 5])
    shared, single = nn.PReLU(3), nn.PReLU()
    with torch.no_grad():
        shared.weight.uniform_(-0.5, 0.5)
    case("prelu per channel", "prelu", {"slopeShape": [3, 1, 1]}, shared, [torch.randn(2, 3, 2, 2)], {"slope": shared.weight}, {"slope": lambda t: t.reshape(3, 1, 1)})
    case("prelu one slope", "prelu", {"slopeShape": [1]}, single, [torch.randn(2, 3)], {"slope": single.weight})


def others():
    layer = nn.Linear(4, 3)
    turn = {"kernel": lambda t: t.T.contiguous()}
    options = {"units": 3, "useBias": True}
    case("dense", "dense", options, layer, [torch.randn(5, 4)], weights_of(layer), turn)
    case("dense on three axes", "dense", options, layer, [torch.randn(2, 5, 4)], weights_of(layer), turn)
    for padding in (None, 1):
        table = nn.Embedding(5, 3, padding_idx=padding)
        options = {"count": 5, "size": 3, "paddingIndex": padding}
        case(f"embedding padding {padding}", "embedding", options, table, [torch.tensor([[1, 2, 1], [4, 0, 2]])], {"table": table.weight})
    image = lambda *size: torch.randn(2, 2, *size)
    up = lambda **how: lambda x: F.interpolate(x, **how)
    for factors in ((2, 3), (1.5, 2.5)):
        case(f"upsample nearest {factors}", "upsample", {"factors": factors, "interpolation": "nearest", "grid": "asymmetric", "layout": "channelsFirst"}, up(scale_factor=factors, mode="nearest"), [image(4, 6)])
        case(f"upsample nearest-exact {factors}", "upsample", {"factors": factors, "interpolation": "nearest", "grid": "halfPixel", "layout": "channelsFirst"}, up(scale_factor=factors, mode="nearest-exact"), [image(4, 6)])
        for align, grid in ((False, "halfPixel"), (True, "alignCorners")):
            case(f"upsample bilinear {grid} {factors}", "upsample", {"factors": factors, "interpolation": "bilinear", "grid": grid, "layout": "channelsFirst"}, up(scale_factor=factors, mode="bilinear", align_corners=align), [image(4, 6)])
    for mode, torch_mode in (("constant", "constant"), ("reflect", "reflect"), ("replicate", "replicate"), ("circular", "circular")):
        value = 1.5 if mode == "constant" else 0
        run = (lambda x: F.pad(x, (1, 2, 2, 0), "constant", 1.5)) if mode == "constant" else (lambda x: F.pad(x, (1, 2, 2, 0), torch_mode))
        case(f"pad {mode}", "pad", {"before": [0, 0, 2, 1], "after": [0, 0, 0, 2], "mode": mode, "value": value}, run, [image(4, 5)])
    whole = {"start": 0, "stop": None, "step": 1}
    case("slice with steps", "slice", {"ranges": [whole, {"start": 1, "stop": 6, "step": 2}, {"start": 0, "stop": 3, "step": 1}], "dropAxes": []}, lambda x: x[:, 1:6:2, :3], [torch.randn(2, 7, 4)])
    case("slice backwards", "slice", {"ranges": [whole, {"start": 0, "stop": None, "step": -1}, {"start": 0, "stop": None, "step": -2}], "dropAxes": []}, lambda x: x.flip(1)[:, :, torch.tensor([4, 2, 0])], [torch.randn(2, 4, 5)])
    case("slice by a number", "slice", {"ranges": [whole, {"start": 2, "stop": 3, "step": 1}, whole], "dropAxes": [1]}, lambda x: x[:, 2], [torch.randn(2, 4, 5)])
    case("flatten", "flatten", {"startAxis": 1, "endAxis": -1}, nn.Flatten(), [image(3, 2)])
    case("permute", "permute", {"axes": [0, 2, 3, 1]}, lambda x: x.permute(0, 2, 3, 1), [image(3, 4)])
    case("concatenate", "concatenate", {"axis": 1}, lambda a, b: torch.cat([a, b], 1), [image(3, 2), torch.randn(2, 1, 3, 2)])
    for name, function in (("add", torch.add), ("subtract", torch.sub), ("multiply", torch.mul), ("divide", torch.div), ("power", torch.pow), ("maximum", torch.maximum), ("minimum", torch.minimum)):
        case(f"arithmetic {name}", "arithmetic", {"function": name, "constant": None, "constantFirst": False}, function, [torch.rand(2, 3, 4) + 0.5, torch.rand(4) + 0.5])
    case("arithmetic 2 ** x", "arithmetic", {"function": "power", "constant": 2, "constantFirst": True}, lambda x: 2**x, [torch.randn(3, 2)])
    case("arithmetic 1 - x", "arithmetic", {"function": "subtract", "constant": 1, "constantFirst": True}, lambda x: 1 - x, [torch.randn(3, 2)])
    plain = {"negative": torch.neg, "exp": torch.exp, "log": torch.log, "sqrt": torch.sqrt, "rsqrt": torch.rsqrt, "abs": torch.abs, "square": torch.square, "sign": torch.sign, "sin": torch.sin, "cos": torch.cos}
    for name, function in plain.items():
        case(f"math {name}", "math", {"function": name, "low": None, "high": None}, function, [torch.rand(3, 4) + 0.2])
    case("math clip", "math", {"function": "clip", "low": -0.5, "high": 0.7}, lambda x: x.clamp(-0.5, 0.7), [torch.randn(4, 5)])
    case("math clip at its bounds", "math", {"function": "clip", "low": 0, "high": 1}, lambda x: x.clamp(0, 1), [torch.randint(-1, 3, (4, 5)).double()])
    case("matmul", "matmul", {"transposeLeft": False, "transposeRight": False}, torch.matmul, [torch.randn(2, 3, 4), torch.randn(4, 5)])
    case("matmul transposed", "matmul", {"transposeLeft": True, "transposeRight": True}, lambda a, b: a.mT @ b.mT, [torch.randn(2, 4, 3), torch.randn(2, 5, 4)])
    folds = {"sum": torch.sum, "mean": torch.mean, "max": torch.amax, "min": torch.amin, "logSumExp": torch.logsumexp}
    for name, function in folds.items():
        case(f"reduce {name}", "reduce", {"function": name, "axes": [1, 3], "keepDims": False}, lambda x: function(x, (1, 3)), [torch.randn(2, 3, 4, 2)])
    case("reduce max keeps dims, ties", "reduce", {"function": "max", "axes": [1], "keepDims": True}, lambda x: torch.amax(x, (1,), keepdim=True), [torch.randint(0, 2, (3, 4)).double()])


convs()
transposed_convs()
pools()
norms()
activations()
others()
finish("src/engines/step/goldens/pytorchOps.json", "scripts/goldens/pytorch_ops.py")
