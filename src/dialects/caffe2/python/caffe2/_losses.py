"""Operators that compare answers with the truth, and the mean that makes them one number."""

import rosetta

from . import _shapes as shapes
from ._operators import Operator
from ._tensor import Tensor


def _classes(v, data, labels):
    if len(data) != 2:
        raise RuntimeError(f"[enforce fail at cross_entropy_op.cc] X.dim() == 2. Expected one row of chances per example. Received {shapes.written(data)}.")
    if int(rosetta.product(labels)) != int(data[0]):
        raise RuntimeError(f"[enforce fail at cross_entropy_op.cc] label.numel() == N. Expected one class number per example. Received {shapes.written(labels)} for {shapes.written(data)}.")
    return (data[0],)


def _alike(v, data, truth):
    if tuple(map(int, data)) != tuple(map(int, truth)):
        raise RuntimeError(f"[enforce fail] X.sizes() == Y.sizes(). Expected answers and truth of one shape. Received {shapes.written(data)} and {shapes.written(truth)}.")
    return (data[0],)


def _int_labels(node, v, data, path):
    if data[1]._dtype != "int32" and not v.label_prob:
        raise RuntimeError(f"Tensor type mismatch, caller expects elements to be int, while tensor contains {data[1]._dtype}. Error from operator: {node.operator.name}({', '.join(node.inputs)}). Expected class numbers of numpy.int32.")
    return [data[0], _one_axis(data[1], path) if not v.label_prob else data[1]]


def _one_axis(labels, path):
    """Class numbers in a column count as a row of them."""
    if len(labels.shape) == 1:
        return labels
    if any(int(n) != 1 for n in labels.shape[1:]):
        raise rosetta.UnknownCall(f"{path} with labels of shape {shapes.written(labels.shape)} is not known here. Expected one class number per example.")
    made = Tensor(labels.shape[:1], labels._dtype, labels.rosetta_source)
    made.rosetta_fed, made.rosetta_id = labels.rosetta_fed, labels.rosetta_id
    labels._shape = labels.shape[:1]
    return made


def _refuse_options(node, v, data, path):
    if v.log_D_trick or v.unjoined_lr_loss:
        raise rosetta.UnknownCall(f"{path}(log_D_trick=1) and unjoined_lr_loss=1 are not known here: losses of their own. Expected neither.")
    return data


Operator("LabelCrossEntropy", _classes, loss=True, before=_int_labels)
Operator("CrossEntropy", lambda v, data, truth: _alike(v, data, truth), loss=True)
for _name in ("SquaredL2Distance", "L1Distance"):
    Operator(_name, _alike, loss=True)
Operator("SigmoidCrossEntropyWithLogits", _alike, loss=True, before=_refuse_options)
Operator("AveragedLoss", lambda v, data: ())


def _softmax_loss(v, data, labels):
    if len(data) != 2:
        raise rosetta.UnknownCall(f"SoftmaxWithLoss of {shapes.written(data)} is not known here. Expected one row of scores per example.")
    return ()


def _three(node, v, data, path):
    if len(data) > 2:
        raise rosetta.UnknownCall(f"{path} with weights for single examples is not known here: its third input. Expected scores and labels.")
    return _int_labels(node, v, data, path)


def _chances(v, node, data, loss):
    """SoftmaxWithLoss gives the chances first, then the loss."""
    out = Tensor(data[0].shape, "float32")
    rosetta.apply(f"{node.path}.softmax", data[:1], rosetta.Bound(node.path, node.values, {}), [out], scope=node.outputs[0], where=node.where)
    return out


Operator("SoftmaxWithLoss", _softmax_loss, loss=True, before=_three, outputs=2, first=_chances)
