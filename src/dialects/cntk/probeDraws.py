"""Draws first weights in the real CNTK, a hundred thousand of each, and prints their summaries: draws.json."""

import os
import sys
import warnings

warnings.simplefilter("ignore")
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "probing"))
import cntk as C  # noqa: E402
from draws import document, drawn  # noqa: E402

IMAGE, ROW, STEPS = [1, 3, 8, 8], [1, 12], [1, 5, 12]
LAYERS = [
    ("layers.Convolution1D(5, 800)", [1, 6, 9]), ("layers.Convolution2D(3, 800)", IMAGE),
    ("layers.Convolution3D(3, 300)", [1, 2, 5, 5, 5]), ("layers.ConvolutionTranspose1D(5, 800)", [1, 6, 9]), ("layers.ConvolutionTranspose2D(3, 800)", IMAGE),
    ("layers.ConvolutionTranspose3D(3, 300)", [1, 2, 5, 5, 5]), ("layers.Convolution((3, 3), 800)", IMAGE), ("layers.ConvolutionTranspose((3, 3), 800)", IMAGE),
    ("layers.Dense(2000)", ROW), ("layers.Dense(500)", IMAGE), ("layers.Embedding(2000)", ROW), ("layers.BatchNormalization(map_rank=1, init_scale=0.5)", IMAGE),
]
STEP = ["LSTM(60)", "GRU(60)", "RNNStep(100)", "LSTM(300, use_peepholes=True)"]
# Rows are looked up where the input is said to be one-hot.
WORDS = "import cntk as C\nimport numpy as np\nwords = C.sequence.input_variable(300)\nmodel = C.layers.Embedding(20)(words)\nmodel.eval({words: C.Value.one_hot(np.array([[0, 1, 299]]), 300)})\n"
SLOPES = "import cntk as C\nmodel = C.param_relu(C.parameter(400, init=C.uniform(0.3), name='alpha'), C.input_variable(400))\n"
INITS = ["glorot_uniform(2)", "glorot_normal()", "he_uniform()", "he_normal(0.5)", "xavier()", "uniform(0.3)", "normal(0.2)"]


def weights_of(program):
    def build():
        names = {}
        exec(program, names)
        model = names["model"]
        if not model.parameters[0].shape or -1 in model.parameters[0].shape or any(each.is_placeholder for each in model.arguments):
            model = model(C.input_variable(tuple(names["shape"][1:])))
        return [(each.name, each.value) for each in model.parameters]

    return build


def case(program, shape):
    given = "shape = %r\n%s" % (shape, program)
    return {"program": program, "example": {"shape": shape, "dtype": "float32"}, "weights": drawn(weights_of(given))}


def called_case(program):
    """Of a program that calls its model itself."""
    return {"program": program, "weights": drawn(weights_of(program))}


def main():
    C.device.try_set_default_device(C.device.cpu())
    cases = [case("from cntk import layers\nmodel = %s\n" % call, shape) for call, shape in LAYERS]
    cases += [case("import cntk as C\nfrom cntk.layers import *\nmodel = Recurrence(%s)(C.sequence.input_variable(12))\n" % call, STEPS) for call in STEP]
    cases += [case("import cntk as C\nmodel = C.layers.Convolution2D(3, 800, init=C.%s, init_bias=0.1)\n" % call, IMAGE) for call in INITS]
    cases.append(case("import cntk as C\nmodel = C.times(C.input_variable(12), C.parameter((12, 2000), init=C.truncated_normal(0.1), name='W'))\n", ROW))
    cases.append(case("import cntk as C\nmodel = C.times(C.input_variable(12), C.parameter((12, 2000), init=C.glorot_uniform(), name='W'))\n", ROW))
    cases += [called_case(WORDS), case(SLOPES, [1, 400])]
    document("cntk", C.__version__, "src/dialects/cntk/probeDraws.py", cases)


main()
