"""Losses, as layers and as functions: one number from predictions and targets."""

import rosetta

from .. import dtypes
from ..feeding import mark_like
from ..record import named, said, tensor_of
from ..shapes import Size, written
from .layer import Layer


def _reduction(values):
    """The effective reduction, old spellings included (torch/nn/_reduction.py)."""
    average, reduce = values.get("size_average"), values.get("reduce")
    if average is None and reduce is None:
        return values.get("reduction", "mean")
    if reduce is False:
        return "none"
    return "mean" if average is not False else "sum"


def _class_shape(values, input, target, path):
    if len(input.shape) == len(target.shape) and path.rpartition(".")[2] in ("CrossEntropyLoss", "cross_entropy"):
        _same_shape(input, target)
        return Size(n for i, n in enumerate(input.shape) if i != (1 if len(input.shape) > 1 else 0))
    if target.dtype.is_floating_point or target.dtype.name == "int32":
        raise RuntimeError(f"expected scalar type Long but found {target.dtype.name.capitalize()}: class indices are 64-bit integers.")
    if len(target.shape) != len(input.shape) - 1:
        raise ValueError(f"Expected target size {written((input.shape[0], *input.shape[2:]))}, got {written(target.shape)}")
    if target.shape and int(target.shape[0]) != int(input.shape[0]):
        raise ValueError(f"Expected input batch_size ({int(input.shape[0])}) to match target batch_size ({int(target.shape[0])}).")
    return target.shape


def _same_shape(input, target):
    if tuple(map(int, input.shape)) != tuple(map(int, target.shape)):
        raise ValueError(f"Using a target size ({written(target.shape)}) that is different to the input size ({written(input.shape)}) is not read here: torch broadcasts them, which is seldom meant. Expected equal sizes.")


def _elementwise_shape(values, input, target, path):
    _same_shape(input, target)
    return input.shape


def _loss(values, input, target, path, per_element, bound, of=None):
    tensor_of(input, "input", path)
    tensor_of(target, "target", path)
    mark_like(target, input)
    shape = per_element(values, input, target, path)
    out = shape if _reduction(values) == "none" else Size(())
    return said(path, bound, [input, target], out, dtypes.float32, of=of)


class Loss(Layer):
    """The base of losses as layers."""


def _layer(name, per_element):
    path = f"torch.nn.{name}"

    def forward(self, input, target):
        return _loss(self.bound.values, input, target, path, per_element, None, self)

    forward.__rosetta_leaf__ = True
    return type(name, (Loss,), {"__module__": "torch.nn", "__rosetta_path__": path, "forward": forward})


def _function(name, per_element):
    path = f"torch.nn.functional.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        return _loss(bound.values, bound.input, bound.target, path, per_element, bound)

    return named(call, path)


for _names, _shape in (
    (("CrossEntropyLoss", "cross_entropy"), _class_shape), (("NLLLoss", "nll_loss"), _class_shape),
    (("BCELoss", "binary_cross_entropy"), _elementwise_shape), (("BCEWithLogitsLoss", "binary_cross_entropy_with_logits"), _elementwise_shape),
    (("MSELoss", "mse_loss"), _elementwise_shape), (("L1Loss", "l1_loss"), _elementwise_shape),
    (("SmoothL1Loss", "smooth_l1_loss"), _elementwise_shape), (("HuberLoss", "huber_loss"), _elementwise_shape),
    (("KLDivLoss", "kl_div"), _elementwise_shape), (("PoissonNLLLoss", "poisson_nll_loss"), _elementwise_shape),
    (("SoftMarginLoss", "soft_margin_loss"), _elementwise_shape), (("MultiMarginLoss", "multi_margin_loss"), _class_shape),
):
    globals()[_names[0]] = _layer(_names[0], _shape)
    globals()[_names[1]] = _function(_names[1], _shape)


def one_hot(tensor, num_classes=-1):
    """Class numbers as rows of zeros and a one; the way of fed labels stays known."""
    if num_classes < 0:
        raise rosetta.UnknownCall("torch.nn.functional.one_hot without num_classes is not known here: the number of classes depends on values. Expected num_classes=10.")
    from ..tensor import Tensor

    source = tensor.rosetta_source
    if source is not None:
        source = {**source, "steps": [*source["steps"], {"step": "oneHot", "classes": int(num_classes)}]}
    return Tensor((*tensor.shape, int(num_classes)), dtypes.int64, source)
