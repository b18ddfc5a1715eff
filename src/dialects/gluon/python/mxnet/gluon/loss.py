"""``gluon.loss``: one number per example; what is left beside the batch is averaged."""

import rosetta

from .._state import state
from .._tensor import NDArray, follow, mark_like
from .block import HybridBlock


class Loss(HybridBlock):
    """The base of all losses; a program's own subclass writes hybrid_forward."""

    __rosetta_path__ = "mxnet.gluon.loss.Loss"
    classes = False

    def __init__(self, *args, **kwargs):
        path = next(kind.__dict__["__rosetta_path__"] for kind in type(self).__mro__ if "__rosetta_path__" in kind.__dict__)
        bound = rosetta.bind(path, args, kwargs)
        extra = dict(bound.values.get("kwargs") or {})
        super().__init__(**{name: extra.pop(name) for name in ("prefix", "params") if name in extra})
        if extra:
            raise TypeError(f"__init__() got an unexpected keyword argument {next(iter(extra))!r}")
        self.path, self.bound = path, bound
        self._weight, self._batch_axis = bound.values.get("weight"), bound.values.get("batch_axis", 0)
        stated = {name: value for name, value in bound.stated.items() if name != "kwargs"}
        if path != Loss.__rosetta_path__:
            rosetta.construct(path, self, rosetta.Bound(path, bound.values, stated))

    def leaf(self):
        return True

    def forward(self, pred, label, sample_weight=None, *args):
        if type(self).hybrid_forward is not HybridBlock.hybrid_forward:
            return super().forward(pred, label, *([] if sample_weight is None else [sample_weight]), *args)
        if sample_weight is not None or args:
            raise rosetta.UnknownCall(f"{self.path} with sample_weight is not known here: weights of examples are not modelled.")
        mark_like(label, pred)
        self.per_element(pred, label)
        out = NDArray(pred.shape[:1], "float32")
        if not state().quiet:
            rosetta.apply(self.path, [pred, label], None, [out], of=self)
        return follow([out], [pred], self.path, not state().recording)[0]

    def per_element(self, pred, label):
        """The shape of the losses before they are averaged."""
        if int(rosetta.product(pred.shape)) != int(rosetta.product(label.shape)):
            raise ValueError(f"Expected predictions and labels of one size. Received {tuple(map(int, pred.shape))} and {tuple(map(int, label.shape))}")
        return pred.shape


class SoftmaxCrossEntropyLoss(Loss):
    """Softmax and cross-entropy in one."""

    __rosetta_path__ = "mxnet.gluon.loss.SoftmaxCrossEntropyLoss"

    def per_element(self, pred, label):
        axis = int(self.bound.axis) % len(pred.shape)
        if not self.bound.sparse_label:
            return tuple(n for i, n in enumerate(pred.shape) if i != axis) if len(pred.shape) == len(label.shape) else super().per_element(pred, label)
        shape = tuple(n for i, n in enumerate(pred.shape) if i != axis)
        if int(rosetta.product(shape)) != int(rosetta.product(label.shape)):
            raise ValueError(f"Expected one label for each place. Received predictions {tuple(map(int, pred.shape))} and labels {tuple(map(int, label.shape))}")
        return shape


SoftmaxCELoss = SoftmaxCrossEntropyLoss
for _name in ("L2Loss", "L1Loss", "SigmoidBinaryCrossEntropyLoss", "HuberLoss"):
    globals()[_name] = type(_name, (Loss,), {"__rosetta_path__": f"mxnet.gluon.loss.{_name}", "__module__": __name__})
SigmoidBCELoss = globals()["SigmoidBinaryCrossEntropyLoss"]

_missing = rosetta.attribute_hook("mxnet.gluon.loss")


def __getattr__(name):
    return _missing(name)
