"""Draws first weights in the real Keras, a hundred thousand of each, and prints their summaries: draws.json."""

import os
import pathlib
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras  # noqa: E402
import numpy as np  # noqa: E402

here = pathlib.Path(__file__).resolve().parent
sys.path.append(str(here.parent / "probing"))
from draws import document, drawn  # noqa: E402

LAYERS = [
    ("layers.Conv1D(800, 5)", [9, 6]),
    ("layers.Conv2D(800, 3)", [8, 8, 3]),
    ("layers.Conv2D(800, 3, groups=2)", [8, 8, 4]),
    ("layers.Conv3D(300, 3)", [5, 5, 5, 2]),
    ("layers.DepthwiseConv2D(3, depth_multiplier=800)", [8, 8, 3]),
    ("layers.Conv1DTranspose(800, 5)", [9, 6]),
    ("layers.Conv2DTranspose(800, 3)", [8, 8, 3]),
    ("layers.Dense(2000)", [12]),
    ("layers.Embedding(1500, 20)", [5]),
    ("layers.BatchNormalization()", [8, 8, 3]),
    ("layers.LayerNormalization()", [12]),
    ("layers.GroupNormalization(2)", [8, 8, 4]),
    ("layers.PReLU()", [12]),
    ("layers.Conv3DTranspose(300, 3)", [5, 5, 5, 2]),
    ("layers.SimpleRNN(150)", [4, 6]),
    ("layers.GRU(150)", [4, 6]),
    ("layers.LSTM(150)", [4, 6]),
    ("layers.LSTM(150, unit_forget_bias=False)", [4, 6]),
    ("layers.RNN(layers.SimpleRNNCell(150))", [4, 6]),
    ("layers.RNN(layers.GRUCell(150))", [4, 6]),
    ("layers.RNN(layers.LSTMCell(150))", [4, 6]),
]
UNDRAWN = {"keras.layers.CuDNNGRU": "Keras 2 alone has it, on a CUDA device", "keras.layers.CuDNNLSTM": "Keras 2 alone has it, on a CUDA device"}
# What is orthogonal or has a forget gate of its own, by the names of Keras's cells.
RECURRENT = tuple("%s/recurrent_kernel" % cell for cell in ("simple_rnn_cell", "gru_cell", "lstm_cell"))
FORGETTING = {"lstm_cell/bias": [150] * 4}
INITS = [
    "RandomUniform(-0.3, 0.1)", "RandomNormal(0.2, 0.5)", "Constant(0.7)", "TruncatedNormal(0.1, 0.5)", "GlorotUniform()", "GlorotNormal()", "HeUniform()", "HeNormal()",
    "LecunUniform()", "LecunNormal()", "VarianceScaling(0.5, 'fan_out', 'untruncated_normal')", "VarianceScaling(3.0, 'fan_avg', 'uniform')", "Orthogonal(1.5)",
]


def weights_of(program):
    def build():
        names = {}
        exec(program, names)
        # The last axis against all others: what Keras makes orthogonal.
        return [("/".join(each.path.split("/")[-2:]), np.moveaxis(np.asarray(each), -1, 0)) for each in names["model"].trainable_weights]

    return build


def case(layer, shape, **options):
    dtype = "int64" if "Embedding" in layer else "float32"
    program = "import keras\nfrom keras import initializers, layers\nkeras.backend.clear_session()\nmodel = keras.Sequential([keras.Input(%r, dtype=%r), %s])\n" % (tuple(shape), "int32" if dtype == "int64" else dtype, layer)
    return {"program": program, "example": {"shape": [1, *shape], "dtype": dtype}, "weights": drawn(weights_of(program), most=8, **options)}


def main():
    keras.utils.set_random_seed(7)
    cases = [case(layer, shape, orthogonal=RECURRENT, apart={} if "unit_forget" in layer else FORGETTING) for layer, shape in LAYERS]
    for call in INITS:
        cases.append(case("layers.Conv2D(800, 3, kernel_initializer=initializers.%s)" % call, [8, 8, 3], orthogonal=("conv2d/kernel",) if call.startswith("Orthogonal") else ()))
    document("keras", keras.__version__, "src/dialects/keras/probeDraws.py", cases, UNDRAWN)


main()
