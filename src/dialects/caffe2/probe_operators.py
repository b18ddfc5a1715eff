"""The smallest call of each operator, and what provokes it to show that it reads an argument."""

import numpy as np

WRONG = "not a number"


def grid(*shape):
    """Numbers that differ from one another."""
    size = int(np.prod(shape))
    return (np.sin(np.arange(size) * 1.7) * 2).reshape(shape).astype(np.float32)


IMAGE, KERNELS = grid(1, 2, 5, 5), grid(4, 2, 3, 3)
STRIDES = {"stride": WRONG, "stride_h": {"stride_h": 2, "stride_w": 1}, "stride_w": {"stride_h": 1, "stride_w": 2}, "strides": [2, 1]}
PADS = {"pad": WRONG, **{"pad_" + side: dict({"pad_" + each: 1 for each in "tlbr"}) for side in "tlbr"}, "pads": [1, 0, 0, 1]}
DILATIONS = {"dilation": WRONG, "dilation_h": {"dilation_h": 2, "dilation_w": 1}, "dilation_w": {"dilation_h": 1, "dilation_w": 2}, "dilations": [2, 1]}
# Pairs: with the argument, and without.
KERNEL = {
    "kernel": ({"kernel": 3}, {}), "kernel_h": ({"kernel_h": 3, "kernel_w": 3}, {"kernel_w": 3}), "kernel_w": ({"kernel_h": 3, "kernel_w": 3}, {"kernel_h": 3}), "kernels": ({"kernels": [3, 3]}, {}),
}


def pool(name):
    return {"inputs": {"x": IMAGE}, "outputs": ["y"], "arguments": {"kernel": 2}, "reads": {"order": WRONG, **KERNEL, **STRIDES, **PADS, **DILATIONS, "legacy_pad": 2, "global_pooling": WRONG}}


def alone(value=None, **reads):
    return {"inputs": {"x": grid(3, 4) if value is None else value}, "outputs": ["y"], "reads": reads}


def over(inputs, outputs=("y",), arguments=None, **reads):
    return {"inputs": inputs, "outputs": list(outputs), "arguments": arguments or {}, "reads": reads}


TWO = {"a": grid(2, 3), "b": np.cos(grid(2, 3))}
ONES = {"s": np.ones(2, np.float32), "b": np.zeros(2, np.float32)}
RUNNING = {"m": np.zeros(2, np.float32), "v": np.ones(2, np.float32)}
NORMED = {"x": IMAGE, **ONES}
CHANCES = np.array([[0.25, 0.75], [0.5, 0.5]], np.float32)
NUMBERS = np.array([0, 1], np.int32)
ADJ = {"adj": WRONG, "adj_h": {"adj_h": 1, "adj_w": 0, "stride": 2}, "adj_w": {"adj_h": 0, "adj_w": 1, "stride": 2}, "adjs": {"adjs": [1, 0], "stride": 2}}

OPERATORS = {
    "Conv": over({"x": IMAGE, "w": KERNELS}, arguments={"kernel": 3}, **KERNEL, group=WRONG, order=WRONG, **STRIDES, **PADS, **DILATIONS, legacy_pad=WRONG, no_gradient_to_input=1),
    "ConvTranspose": over({"x": IMAGE, "w": grid(2, 3, 3, 3)}, arguments={"kernel": 3}, order="NHWC", **KERNEL, **STRIDES, **PADS, **ADJ, group=WRONG, legacy_pad=WRONG),
    "MaxPool": pool("MaxPool"),
    "AveragePool": pool("AveragePool"),
    "FC": over({"x": grid(2, 3), "w": grid(4, 3), "b": grid(4)}, axis=WRONG, axis_w=WRONG, float16_compute=WRONG),
    **{name: alone() for name in ("Relu", "Tanh", "Sigmoid", "Softplus", "Softsign", "Swish", "Exp", "Log", "Sqrt", "Rsqrt", "Sqr", "Abs", "Negative", "Sin", "Cos", "AveragedLoss", "SumElements")},
    "LeakyRelu": alone(alpha=WRONG), "Elu": alone(alpha=WRONG), "Selu": alone(alpha=WRONG, scale=WRONG), "Gelu": alone(fast_gelu=WRONG), "HardSigmoid": alone(alpha=WRONG, beta=WRONG),
    "PRelu": over({"x": IMAGE, "w": grid(2)}, order="NHWC"),
    "Clip": alone(min=WRONG, max=WRONG), "Scale": alone(scale=WRONG),
    "Softmax": alone(axis=WRONG),
    "Dropout": over({"x": grid(3, 4)}, ["y", "mask"], {"is_test": 1}, ratio=WRONG, is_test=WRONG),
    "SpatialBN": over({**NORMED, **RUNNING}, ["y"], {"is_test": 1}, order=WRONG, is_test=WRONG, epsilon=WRONG, momentum=WRONG, num_batches=WRONG),
    "GroupNorm": over(NORMED, ["y", "m", "d"], {"group": 1}, order=WRONG, group=WRONG, epsilon=WRONG),
    "InstanceNorm": over(NORMED, order=WRONG, epsilon=WRONG),
    "LayerNorm": over({"x": grid(2, 3)}, ["y", "m", "d"], axis=WRONG, epsilon=WRONG, elementwise_affine=WRONG),
    "LRN": over({"x": IMAGE}, ["y", "scale"], {"size": 3, "alpha": 1.0, "beta": 0.5}, order="NHWC", size=5, alpha=2.0, beta=0.75, bias=2.0),
    **{name: over(TWO, broadcast=WRONG, axis={"broadcast": 1, "axis": 5}) for name in ("Add", "Sub", "Mul", "Div")},
    **{name: over(TWO) for name in ("Sum", "Max", "Min")},
    "Pow": over({"x": np.abs(grid(2, 3))}, arguments={"exponent": 2.0}, exponent=3.0, broadcast=({"exponent": 2.0, "broadcast": WRONG}, {"exponent": 2.0}), axis=({"exponent": 2.0, "axis": 1.5}, {"exponent": 2.0})),
    "Reshape": over({"x": grid(2, 3)}, ["y", "old"], {"shape": [3, 2]}, shape=[6, 1]),
    "Flatten": over({"x": IMAGE}, axis=WRONG),
    "ExpandDims": over({"x": grid(2, 3)}, arguments={"dims": [0]}, dims=[1]),
    "Squeeze": over({"x": grid(1, 2, 1)}, arguments={"dims": [0]}, dims=[2]),
    "Transpose": alone(axes=[0, 1]),
    "NCHW2NHWC": alone(IMAGE), "NHWC2NCHW": alone(IMAGE),
    "Concat": over({"x": IMAGE, "y": IMAGE}, ["z", "dims"], axis=WRONG, order=WRONG, add_axis=({"axis": 1, "add_axis": 1}, {"axis": 1})),
    "Split": over({"x": grid(2, 4)}, ["y", "z"], axis=WRONG, split=[1, 3], order="NHWC"),
    "Slice": over({"x": grid(2, 4)}, arguments={"starts": [0, 0], "ends": [-1, -1]}, starts=[0, 1], ends=[-1, 2]),
    "PadImage": over({"x": IMAGE}, order=WRONG, mode=WRONG, value={"pad": 1, "value": 3.0}, **PADS),
    "ResizeNearest": over({"x": IMAGE}, height_scale=2.0, width_scale=2.0, order=WRONG), "UpsampleBilinear": over({"x": IMAGE}, height_scale=2.0, width_scale=2.0),
    "MatMul": over({"a": grid(2, 2), "b": grid(2, 2)}, trans_a=WRONG, trans_b=WRONG, axis_a=WRONG, axis_b=WRONG),
    "BatchMatMul": over({"a": grid(1, 2, 2), "b": grid(1, 2, 2)}, trans_a=WRONG, trans_b=WRONG, broadcast=WRONG),
    **{name: alone(axes=[1], keepdims=WRONG) for name in ("ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin")},
    **{"Reduce%s%s" % (end, name): alone(num_reduce_dim=WRONG) for end in ("Front", "Back") for name in ("Mean", "Sum", "Max")},
    "Gather": over({"w": grid(4, 2), "x": np.array([[1, 3]], np.int32)}),
    "LabelCrossEntropy": over({"x": CHANCES, "t": NUMBERS}),
    "CrossEntropy": over({"x": CHANCES, "t": CHANCES[::-1].copy()}),
    "SoftmaxWithLoss": over({"x": CHANCES, "t": NUMBERS}, ["p", "loss"], axis=WRONG, scale=WRONG, label_prob=WRONG, order=WRONG, average_by_batch_size=WRONG),
    "SigmoidCrossEntropyWithLogits": over({"x": CHANCES, "t": CHANCES}, log_D_trick=WRONG, unjoined_lr_loss=WRONG),
    "SquaredL2Distance": over(TWO), "L1Distance": over(TWO),
}
# The operator that a helper adds.
HELPED = {
    "conv": "Conv", "conv_nd": "Conv", "group_conv": "Conv", "conv_transpose": "ConvTranspose", "fc": "FC", "max_pool": "MaxPool", "average_pool": "AveragePool", "dropout": "Dropout", "relu": "Relu",
    "tanh": "Tanh", "softmax": "Softmax", "prelu": "PRelu", "spatial_bn": "SpatialBN", "spatial_gn": "GroupNorm", "instance_norm": "InstanceNorm", "layer_norm": "LayerNorm", "lrn": "LRN", "concat": "Concat",
    "sum": "Sum", "transpose": "Transpose", "batch_mat_mul": "BatchMatMul",
}
# What a helper itself takes out of its keywords, and what it says itself.
BY_HELPER = {name: ["no_bias"] for name in ("conv", "conv_nd", "group_conv")}
SAID = {**{name: "kernel" for name in ("conv", "conv_nd", "group_conv", "conv_transpose")}}
# Helpers that hand their keywords on to nothing, and one whose order stays its own.
DROPS = {"prelu"}
