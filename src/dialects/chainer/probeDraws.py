"""Draws first weights in the real Chainer, a hundred thousand of each, and prints their summaries: draws.json."""

import os
import re
import sys
import warnings

warnings.simplefilter("ignore")
import chainer  # noqa: E402
import numpy as np  # noqa: E402

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "probing"))
from draws import document, drawn  # noqa: E402

ROW, IMAGE, LINE, BOX = [1, 12], [1, 3, 8, 8], [1, 6, 9], [1, 2, 5, 5, 5]
LAYERS = [
    ("L.Convolution1D(6, 40, 5)", LINE), ("L.Convolution2D(3, 64, 3)", IMAGE), ("L.Convolution3D(2, 16, 3)", BOX), ("L.ConvolutionND(2, 3, 64, 3)", IMAGE),
    ("L.DilatedConvolution2D(3, 64, 3, dilate=2)", IMAGE), ("L.Deconvolution1D(6, 40, 5)", LINE), ("L.Deconvolution2D(3, 64, 3)", IMAGE),
    ("L.Deconvolution3D(2, 16, 3)", BOX), ("L.DeconvolutionND(2, 3, 64, 3)", IMAGE), ("L.Linear(12, 200)", ROW), ("L.Linear(None, 200)", ROW),
    ("L.EmbedID(300, 20)", [1, 5]), ("L.BatchNormalization(3)", IMAGE), ("L.LayerNormalization(12)", ROW), ("L.GroupNormalization(2)", [1, 4, 8, 8]), ("L.PReLU((3,))", IMAGE),
]
STEPS = [1, 4, 6]
OVER_LISTS = "return F.stack(self.rnn(%s, F.separate(x))[-1])"
BY_STEPS = "self.rnn.reset_state()\n        return F.stack([self.rnn(x[:, i]) for i in range(4)], axis=1)"
RECURRENT = [
    *(("L.NStep%s(1, 6, 40, 0)" % name, STEPS, OVER_LISTS % ("None, None" if "LSTM" in name else "None")) for name in "LSTM BiLSTM GRU BiGRU RNNTanh RNNReLU BiRNNTanh BiRNNReLU".split()),
    *(("L.%s(6, 40)" % name, STEPS, BY_STEPS) for name in ("LSTM", "GRU", "StatefulGRU")),
    ("L.StatelessLSTM(6, 40)", [1, 86], "return self.rnn(x[:, :40], x[:, 40:80], x[:, 80:])[1]"), ("L.StatelessGRU(6, 40)", [1, 46], "return self.rnn(x[:, :40], x[:, 40:])"),
]
# The gates of one unit stand beside one another, and the forget gate's bias begins at one.
FORGETTING = {"rnn.upward.b": [1] * 160}
WALK = """import chainer.functions as F


class Walk(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.rnn = %s

    def forward(self, x):
        %s


model = Walk()
"""
INITS = [
    "LeCunNormal(1.5)", "LeCunUniform()", "GlorotNormal()", "GlorotUniform(0.5)", "HeNormal()", "HeNormal(fan_option='fan_out')", "HeUniform()",
    "Normal(0.2)", "Uniform(0.3)", "Constant(0.7)", "Orthogonal(1.5)",
]


def weights_of(program, shape):
    whole = shape == [1, 5]

    def build():
        names = {}
        exec(program, names)
        names["model"](np.zeros(shape, np.int32 if whole else np.float32))
        found = [(path.strip("/").replace("/", "."), each.array) for path, each in names["model"].namedparams()]
        # All layers of an NStep link are drawn alike: the first of the input and the last of the state stand for them (one of each in a plain RNN).
        return [(name, value) for name, value in found if not re.search(r"\d\.[wb]\d$", name) or name[-1] in ("01" if "RNN" in program else "057")]

    return build


def case(call, shape, body=None, **options):
    program = "import chainer\nimport chainer.links as L\n" + (WALK % (call, body) if body else "model = %s\n" % call)
    return {"program": program, "example": {"shape": shape, "dtype": "int32" if shape == [1, 5] else "float32"}, "weights": drawn(weights_of(program, shape), **options)}


def main():
    np.random.seed(7)
    cases = [case(call, shape) for call, shape in LAYERS]
    cases += [case(call, shape, body, apart=FORGETTING if "LSTM(6" in call else {}) for call, shape, body in RECURRENT]
    for call in INITS:
        cases.append(case("L.Convolution2D(3, 40, 3, initialW=chainer.initializers.%s)" % call, IMAGE, orthogonal=("W",) if call.startswith("Orthogonal") else ()))
    document("chainer", chainer.__version__, "src/dialects/chainer/probeDraws.py", cases)


main()
