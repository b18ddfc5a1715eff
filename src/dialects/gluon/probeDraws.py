"""Draws first weights in the real Gluon, a hundred thousand of each, and prints their summaries: draws.json."""

import os
import sys

import mxnet as mx

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "probing"))
from draws import document, drawn  # noqa: E402

ROW, IMAGE, LINE, BOX, STEPS = [1, 12], [1, 3, 8, 8], [1, 6, 9], [1, 2, 5, 5, 5], [1, 4, 6]
LAYERS = [
    ("nn.Conv1D(40, 5)", LINE), ("nn.Conv2D(64, 3)", IMAGE), ("nn.Conv3D(16, 3)", BOX), ("nn.Conv1DTranspose(40, 5)", LINE), ("nn.Conv2DTranspose(64, 3)", IMAGE),
    ("nn.Conv3DTranspose(16, 3)", BOX), ("nn.Dense(200)", ROW), ("nn.Embedding(300, 20)", [1, 5]), ("nn.BatchNorm()", IMAGE), ("nn.InstanceNorm(scale=True)", IMAGE),
    ("nn.LayerNorm()", ROW), ("nn.PReLU()", IMAGE), ("rnn.RNN(40, layout='NTC')", STEPS), ("rnn.LSTM(40, layout='NTC')", STEPS), ("rnn.GRU(40, layout='NTC')", STEPS),
]
INITS = [
    "mx.init.Normal(0.3)", "mx.init.Uniform(0.2)", "mx.init.Xavier()", "mx.init.Xavier(rnd_type='gaussian', factor_type='out', magnitude=2)",
    "mx.init.Xavier(factor_type='in', magnitude=2.34)", "mx.init.MSRAPrelu()", "mx.init.MSRAPrelu(factor_type='in', slope=0)", "mx.init.Orthogonal()", "mx.init.One()", "mx.init.Constant(0.7)",
]


def weights_of(program, shape):
    def build():
        names = {}
        exec(program, names)
        model = names["model"]
        model(mx.nd.zeros(shape))
        learned = [(name[len(model.prefix):], each) for name, each in model.collect_params().items() if each.grad_req != "null"]
        return [(name, each.data().asnumpy()) for name, each in learned]

    return build


def case(layer, shape, init="", **options):
    program = "import mxnet as mx\nfrom mxnet.gluon import nn, rnn\nmodel = %s\nmodel.initialize(%s)\n" % (layer, init)
    return {"program": program, "example": {"shape": shape, "dtype": "int32" if shape == [1, 5] else "float32"}, "weights": drawn(weights_of(program, shape), **options)}


def main():
    mx.random.seed(7)
    cases = [case(layer, shape) for layer, shape in LAYERS]
    for init in INITS:
        cases.append(case("nn.Conv2D(40, 3)", IMAGE, init, orthogonal=("weight",) if "Orthogonal" in init else ()))
    document("mxnet", mx.__version__, "src/dialects/gluon/probeDraws.py", cases)


main()
