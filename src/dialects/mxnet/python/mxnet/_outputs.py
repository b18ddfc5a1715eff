"""Output operators: what they answer forward, and the loss whose gradient they give backward whatever comes from above.

SoftmaxOutput answers with probabilities and gives p − y: softmax, then cross-entropy. The regressions answer with (an activation of)
their input and give p − y, or its sign, divided by the outputs of one example (src/operator/regression_output-inl.h).
"""

import rosetta

from ._operators import Operator
from ._state import state
from ._tensor import NDArray, follow, mark_like


def _same(v, data, *_):
    return data


def _class_axis(v, shape):
    return 1 if v.multi_output else len(shape) - 1


def _softmax_loss(v, answer, label):
    """Per example and place; the labels' own shape decides."""
    shape = answer.shape
    if not (v.multi_output or v.preserve_shape) and len(shape) != 2:
        raise rosetta.UnknownCall("SoftmaxOutput of an input with more than 2 axes is not known here without multi_output=True or preserve_shape=True: it would join all axes but the batch.")
    return tuple(n for i, n in enumerate(shape) if i != _class_axis(v, shape))


def _element_loss(v, answer, label):
    return answer.shape


Operator("SoftmaxOutput", _same, inputs=("data", "label"), loss=_softmax_loss)
for _name in ("LinearRegressionOutput", "LogisticRegressionOutput", "MAERegressionOutput"):
    Operator(_name, _same, inputs=("data", "label"), loss=_element_loss)
for _name in ("MakeLoss", "make_loss"):
    Operator(_name, _same, loss=lambda v, answer, label: None)
Operator("softmax_cross_entropy", lambda v, data, label: (), inputs=("data", "label"))


class Pending:
    """A loss that a forward pass left for ``backward``."""

    def __init__(self, operator, path, values, stated, answer, label, where):
        self.operator, self.path, self.values, self.stated, self.answer, self.label, self.where = operator, path, values, stated, answer, label, where

    def say(self):
        """Records the loss; gives it per example (several axes where each example has several)."""
        if self.answer.rosetta_cut:
            raise rosetta.UnknownCall(f"The loss depends on a part that gets no gradient: {self.answer.rosetta_cut}. Such parts are not modelled here. Expected gradients to flow through all of it; to keep weights as they are, name them in fixed_param_names.")
        made = self.answer
        if self.label is not None:
            mark_like(self.label, self.answer)
            path, answer = f"{self.path}.backward", self._answer()
            made = NDArray(self.operator.loss(self.values, answer, self.label), "float32")
            rosetta.apply(path, [answer, self.label], rosetta.Bound(path, {}, self.stated), [made], where=self.where)
            follow([made], [answer], path)
        elif len(made.shape) > 1:
            made = by_example(made, "mxnet.ndarray.sum")
        return scaled(made, self._factor(), self.where)

    def _answer(self):
        """Numbers in one column are compared with labels of one axis (RegressionOutput's shape rule)."""
        if len(self.label.shape) != 1 or len(self.answer.shape) != 2 or int(self.answer.shape[1]) != 1:
            return self.answer
        path, made = "mxnet.ndarray.Reshape", NDArray(self.answer.shape[:1], "float32")
        rosetta.apply(path, [self.answer], rosetta.Bound(path, {}, {"shape": [-1]}), [made], where=self.where)
        return follow([made], [self.answer], path)[0]

    def _factor(self):
        """What the gradient is multiplied by: grad_scale, and with normalization='batch' one over the batch size."""
        way = self.values.get("normalization", "null")
        if way == "valid":
            raise rosetta.UnknownCall(f"{self.path}(normalization='valid') is not known here: a loss divided by the number of labels that count is not modelled. Expected 'null' or 'batch'.")
        return float(self.values.get("grad_scale", 1.0)) / (int(self.answer.shape[0]) if way == "batch" else 1)


def scaled(value, factor, where=None):
    """A tensor times a number that the framework multiplies it by on its own account."""
    if factor == 1:
        return value
    out = NDArray(value.shape, "float32")
    rosetta.apply("operator.mul", [value], rosetta.Bound("operator.mul", {}, {"a": value, "b": float(factor)}), [out], where=where)
    return follow([out], [value], "operator.mul")[0]


def by_example(loss, path="mxnet.ndarray.mean"):
    """One number per example: the output operators divide by the outputs of one example themselves."""
    if len(loss.shape) < 2:
        return loss
    out = NDArray(loss.shape[:1], "float32")
    rosetta.apply(path, [loss], rosetta.Bound(path, {}, {"axis": list(range(1, len(loss.shape)))}), [out])
    return follow([out], [loss], path)[0]


def total(losses, path, arguments):
    """One number of the losses walked back: each summed over all axes (its batch as the arguments say), then added up."""
    parts = []
    for each in losses:
        if each.shape:
            out = NDArray((), "float32")
            rosetta.apply(path, [each], rosetta.Bound(path, {}, arguments), [out])
            each = follow([out], [each], path)[0]
        parts.append(each)
    result = parts[0]
    for each in parts[1:]:
        result = result + each
    return result


__all__ = ["Pending", "by_example", "scaled", "state", "total"]
