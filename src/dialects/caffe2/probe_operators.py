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


OPERATORS = {
    "Conv": {
        "inputs": {"x": IMAGE, "w": KERNELS}, "outputs": ["y"], "arguments": {"kernel": 3},
        "reads": {**KERNEL, "group": WRONG, "order": WRONG, **STRIDES, **PADS, **DILATIONS, "legacy_pad": WRONG, "no_gradient_to_input": 1},
    },
    "MaxPool": pool("MaxPool"),
    "AveragePool": pool("AveragePool"),
    "FC": {"inputs": {"x": grid(2, 3), "w": grid(4, 3), "b": grid(4)}, "outputs": ["y"], "reads": {"axis": WRONG, "axis_w": WRONG, "float16_compute": WRONG}},
    "Relu": alone(), "Tanh": alone(), "Sigmoid": alone(),
    "Softmax": alone(axis=WRONG),
    "Dropout": {"inputs": {"x": grid(3, 4)}, "outputs": ["y", "mask"], "arguments": {"is_test": 1}, "reads": {"ratio": WRONG, "is_test": WRONG}},
    "LabelCrossEntropy": {"inputs": {"x": np.full((2, 2), 0.5, np.float32), "t": np.array([0, 1], np.int32)}, "outputs": ["y"], "reads": {}},
    "AveragedLoss": alone(),
}
# The operator that a helper adds.
HELPED = {
    "conv": "Conv", "conv_nd": "Conv", "group_conv": "Conv", "fc": "FC", "max_pool": "MaxPool", "average_pool": "AveragePool", "dropout": "Dropout", "relu": "Relu", "tanh": "Tanh", "softmax": "Softmax",
}
# What a helper itself takes out of its keywords; such helpers say the kernel themselves.
BY_HELPER = {name: ["no_bias"] for name in ("conv", "conv_nd", "group_conv")}
