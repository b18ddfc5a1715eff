"""Outputs and gradients of Keras's layers in float64, with the neutral options that mean the same."""
import numpy as np
from keras import layers, ops

from golden import SAME, explicit
from keras_case import case, draw, finish


def built(layer, x):
    """The layer with weights of few digits."""
    layer.build(x.shape)
    for variable in layer.trainable_variables:
        variable.assign(draw(*variable.shape))
    return layer


def kernel_to_neutral(rank):
    return {"kernel": lambda k: k.transpose(rank + 1, rank, *range(rank))}


def conv(name, layer, x, padding, groups=1):
    layer = built(layer, x)
    options = {
        "filters": layer.filters,
        "kernelSize": list(layer.kernel_size),
        "strides": list(layer.strides),
        "padding": padding,
        "paddingMode": "zeros",
        "dilation": list(layer.dilation_rate),
        "groups": groups,
        "useBias": layer.use_bias,
        "layout": "channelsLast",
    }
    parameters = {"kernel": layer.kernel, **({"bias": layer.bias} if layer.use_bias else {})}
    case(name, "conv", options, layer, [x], parameters, kernel_to_neutral(layer.rank))


def convs():
    C = layers.Conv2D
    conv("conv2d valid", C(4, 3), draw(2, 6, 5, 3), explicit(0, 0))
    conv("conv2d same", C(4, 3, padding="same"), draw(2, 6, 5, 3), SAME)
    conv("conv2d same, even kernel, stride", C(3, (4, 2), strides=2, padding="same"), draw(2, 7, 6, 2), SAME)
    conv("conv2d same, dilation", C(3, 3, dilation_rate=2, padding="same", use_bias=False), draw(2, 6, 7, 2), SAME)
    conv("conv2d same, stride beyond kernel", C(2, 1, strides=3, padding="same"), draw(2, 7, 8, 2), SAME)
    conv("conv1d same", layers.Conv1D(3, 4, strides=2, padding="same"), draw(2, 9, 2), SAME)
    conv("conv1d causal", layers.Conv1D(3, 3, dilation_rate=2, padding="causal"), draw(2, 7, 2), explicit((4, 0)))
    conv("conv3d same", layers.Conv3D(2, 2, strides=(1, 2, 1), padding="same"), draw(2, 3, 4, 3, 2), SAME)


def transposed(name, layer, x, crop, output_padding):
    layer = built(layer, x)
    options = {
        "filters": layer.filters,
        "kernelSize": list(layer.kernel_size),
        "strides": list(layer.strides),
        "crop": crop,
        "outputPadding": output_padding,
        "dilation": list(layer.dilation_rate),
        "groups": 1,
        "useBias": True,
        "layout": "channelsLast",
    }
    case(name, "convTranspose", options, layer, [x], {"kernel": layer.kernel, "bias": layer.bias}, kernel_to_neutral(layer.rank))


def transposed_convs():
    T = layers.Conv2DTranspose
    transposed("conv2dTranspose valid", T(3, 3, strides=2), draw(2, 4, 3, 2), explicit(0, 0), [0, 0])
    transposed("conv2dTranspose same", T(3, 3, strides=2, padding="same"), draw(2, 4, 3, 2), SAME, [0, 0])
    transposed("conv2dTranspose same, even kernel", T(2, 4, strides=2, padding="same"), draw(2, 3, 3, 2), SAME, [0, 0])
    transposed("conv2dTranspose same, stride 3", T(2, (4, 2), strides=3, padding="same"), draw(2, 3, 2, 2), SAME, [0, 0])
    transposed("conv2dTranspose valid, stride beyond kernel", T(2, 2, strides=3), draw(2, 3, 3, 2), explicit(0, 0), [1, 1])
    transposed("conv1dTranspose same", layers.Conv1DTranspose(2, 3, strides=2, padding="same"), draw(2, 4, 2), SAME, [0])


def pools():
    def pool(name, op, layer, x, k, s, padding):
        last = {"dilation": [1] * len(k)} if op == "maxPool" else {"countPadding": False}
        case(name, op, {"poolSize": k, "strides": s, "padding": padding, "rounding": "floor", "layout": "channelsLast", **last}, layer, [x])

    x = draw(2, 7, 6, 3)
    pool("maxPool valid", "maxPool", layers.MaxPooling2D(2), x, [2, 2], [2, 2], explicit(0, 0))
    pool("maxPool same", "maxPool", layers.MaxPooling2D(3, 2, padding="same"), x, [3, 3], [2, 2], SAME)
    pool("maxPool same, tiled", "maxPool", layers.MaxPooling2D(2, padding="same"), x, [2, 2], [2, 2], SAME)
    pool("maxPool same, one apart", "maxPool", layers.MaxPooling2D((2, 3), 1, padding="same"), x, [2, 3], [1, 1], SAME)
    pool("avgPool valid", "avgPool", layers.AveragePooling2D(2), x, [2, 2], [2, 2], explicit(0, 0))
    pool("avgPool same", "avgPool", layers.AveragePooling2D(3, 2, padding="same"), x, [3, 3], [2, 2], SAME)
    pool("avgPool1d same", "avgPool", layers.AveragePooling1D(2, padding="same"), draw(2, 7, 3), [2], [2], SAME)
    for reduce, layer in (("mean", layers.GlobalAveragePooling2D), ("max", layers.GlobalMaxPooling2D)):
        for keep in (False, True):
            case(f"global {reduce} keep {keep}", "globalPool", {"reduce": reduce, "keepDims": keep, "layout": "channelsLast"}, layer(keepdims=keep), [x])


def norms():
    def batch(name, layer, x, axis, training):
        layer = built(layer, x)
        layer.moving_mean.assign(draw(*layer.moving_mean.shape))
        layer.moving_variance.assign(np.abs(draw(*layer.moving_variance.shape)) + 0.5)
        options = {"axis": axis, "epsilon": layer.epsilon, "newStatisticShare": 1 - layer.momentum, "center": layer.center, "scale": layer.scale, "runningVariance": "biased", "trackRunning": True, "activeIn": "training"}
        parameters = {**({"scale": layer.gamma} if layer.scale else {}), **({"shift": layer.beta} if layer.center else {})}
        statistics = {"runningMean": layer.moving_mean, "runningVariance": layer.moving_variance}
        case(name, "batchNorm", options, lambda x: layer(x, training=training), [x], parameters, None, statistics, training)

    batch("batchNorm training", layers.BatchNormalization(), draw(4, 3, 2, 3), 3, True)
    batch("batchNorm evaluation", layers.BatchNormalization(), draw(4, 3, 2, 3), 3, False)
    batch("batchNorm axis 1, without scale", layers.BatchNormalization(axis=1, scale=False, momentum=0.6, epsilon=0.1), draw(3, 4, 2, 2), 1, True)
    batch("batchNorm on rows", layers.BatchNormalization(center=False), draw(5, 4), 1, True)
    for name, axis, axes in (("last axis", -1, [3]), ("three axes", [1, 2, 3], [1, 2, 3])):
        layer = built(layers.LayerNormalization(axis=axis), draw(2, 3, 2, 4))
        options = {"axes": axes, "epsilon": layer.epsilon, "center": True, "scale": True}
        case(f"layerNorm {name}", "layerNorm", options, layer, [draw(2, 3, 2, 4)], {"scale": layer.gamma, "shift": layer.beta})
    layer = built(layers.GroupNormalization(2), draw(2, 3, 2, 4))
    options = {"groups": 2, "epsilon": layer.epsilon, "center": True, "scale": True, "layout": "channelsLast"}
    case("groupNorm", "groupNorm", options, layer, [draw(2, 3, 2, 4)], {"scale": layer.gamma, "shift": layer.beta})


def others():
    layer = built(layers.Dense(3), draw(2, 5, 4))
    case("dense on three axes", "dense", {"units": 3, "useBias": True}, layer, [draw(2, 5, 4)], {"kernel": layer.kernel, "bias": layer.bias})
    table = built(layers.Embedding(5, 3), np.zeros((2, 3)))
    case("embedding", "embedding", {"count": 5, "size": 3, "paddingIndex": None}, table, [np.array([[1, 2, 1], [4, 0, 2]])], {"table": table.embeddings})
    for name in ("relu", "relu6", "elu", "selu", "sigmoid", "tanh", "softplus", "softsign", "exponential"):
        alpha = 1.0 if name == "elu" else None
        case(f"activation {name}", "activation", {"function": name, "alpha": alpha}, layers.Activation(name), [draw(3, 8) * 3])
    named = {"hardSigmoid": "hard_sigmoid", "swish": "silu", "hardSwish": "hard_silu", "mish": "mish", "logSigmoid": "log_sigmoid", "gelu": "gelu"}
    for ours, name in named.items():
        case(f"activation {ours}", "activation", {"function": ours, "alpha": None}, layers.Activation(name), [draw(3, 8) * 3])
    case("activation leakyRelu", "activation", {"function": "leakyRelu", "alpha": 0.3}, layers.LeakyReLU(0.3), [draw(3, 8)])
    case("softmax", "softmax", {"axis": 1, "log": False}, layers.Softmax(), [draw(3, 5) * 4])
    slope = built(layers.PReLU(shared_axes=[1, 2]), draw(2, 3, 2, 4))
    case("prelu", "prelu", {"slopeShape": [1, 1, 4]}, slope, [draw(2, 3, 2, 4)], {"slope": slope.alpha})
    for interpolation, grid in (("nearest", "halfPixel"), ("bilinear", "halfPixel")):
        options = {"factors": [2, 3], "interpolation": interpolation, "grid": grid, "layout": "channelsLast"}
        case(f"upsample {interpolation}", "upsample", options, layers.UpSampling2D((2, 3), interpolation=interpolation), [draw(2, 3, 4, 2)])
    case("zero padding", "pad", {"before": [0, 1, 0, 0], "after": [0, 2, 3, 0], "mode": "constant", "value": 0}, layers.ZeroPadding2D(((1, 2), (0, 3))), [draw(2, 3, 2, 2)])
    case("clip at its bounds, as hard_sigmoid of 0.2 x + 0.5", "activation", {"function": "hardSigmoidFifth", "alpha": None}, lambda x: ops.clip(0.2 * x + 0.5, 0, 1), [draw(3, 8) * 4])


convs()
transposed_convs()
pools()
norms()
others()
finish("src/engines/step/goldens/kerasOps.json", "scripts/goldens/keras_ops.py")
