"""Functions of each value alone, and of two or more blobs element by element."""

from . import _shapes as shapes
from ._operators import Operator

for _name in ("LeakyRelu", "Elu", "Selu", "Softplus", "Softsign", "Swish", "Gelu", "HardSigmoid", "Exp", "Log", "Sqrt", "Rsqrt", "Sqr", "Abs", "Negative", "Sin", "Cos", "Clip", "Scale"):
    Operator(_name)


def _slopes(v, data, slope):
    if int(slope[0]) not in (1, int(data[-1] if v.order == "NHWC" else data[1])):
        raise RuntimeError(f"[enforce fail at prelu_op.cc] C == X.dim(1). Expected one slope, or one per channel of {shapes.written(data)}. Received {int(slope[0])}.")
    return data


Operator("PRelu", _slopes, roles={1: "slope"})
Operator("StopGradient", cut=True)


def _both(v, a, b=None):
    if b is None:
        return a
    if v.axis not in (None, -1):
        import rosetta

        raise rosetta.UnknownCall(f"broadcast with axis={v.axis} is not known here: axes that are matched from a place of their own. Expected shapes that broadcast from the right, or ExpandDims.")
    return shapes.broadcast(a, b)


for _name in ("Add", "Sub", "Mul", "Div"):
    Operator(_name, _both, pair=True)
Operator("Pow", _both, pair=True)
for _name in ("Sum", "Max", "Min"):
    Operator(_name, lambda v, a, b=None: shapes.alike(a, b), pair=True, folds=True)
