"""Draws first weights in the real Lasagne, a hundred thousand of each, and prints their summaries: draws.json."""

import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
import lasagne  # noqa: E402
import numpy as np  # noqa: E402

here = pathlib.Path(__file__).resolve().parent
sys.path.append(str(here.parent / "probing"))
from draws import document, drawn  # noqa: E402

LAYERS = [
    ("DenseLayer(X, 2000)", [12]), ("Conv1DLayer(X, 800, 5)", [6, 9]), ("Conv2DLayer(X, 800, 3)", [3, 8, 8]), ("Conv2DLayer(X, 800, 3, num_groups=2)", [4, 8, 8]), ("Conv3DLayer(X, 300, 3)", [2, 5, 5, 5]),
    ("TransposedConv2DLayer(X, 800, 3)", [3, 8, 8]), ("TransposedConv3DLayer(X, 300, 3)", [2, 5, 5, 5]), ("DilatedConv2DLayer(X, 800, 3, dilation=2)", [3, 8, 8]), ("NINLayer(X, 2000)", [12, 2, 2]),
    ("EmbeddingLayer(X, 1500, 20)", [5]), ("BatchNormLayer(X)", [3, 8, 8]), ("ParametricRectifierLayer(X)", [12]), ("RecurrentLayer(X, 200)", [5, 150]), ("LSTMLayer(X, 200)", [5, 150]), ("GRULayer(X, 200)", [5, 150]),
]
# First states, which are zero and no weights, and gates that start as others do.
LEFT_OUT = "hid_init cell_init W_in_to_forgetgate W_hid_to_forgetgate W_in_to_cell W_hid_to_ingate W_in_to_outgate W_hid_to_outgate W_cell_to_ingate W_cell_to_forgetgate W_in_to_resetgate W_hid_to_updategate".split()
INITS = [
    "Uniform(0.3)", "Uniform((-0.3, 0.1))", "Uniform(std=0.2, mean=0.1)", "Normal(0.5, 0.2)", "Constant(0.7)", "GlorotUniform()", "GlorotNormal()", "GlorotUniform(gain='relu')", "GlorotNormal(gain=0.5)",
    "HeUniform()", "HeNormal()", "HeNormal(gain='relu')", "HeUniform(gain='relu')", "Orthogonal(1.5)",
]


def weights_of(program):
    def build():
        names = {}
        exec(program, names)
        model = names["model"]
        own = {each: name for name, each in vars(model).items() if hasattr(each, "get_value")}
        return [(own.get(each, each.name), each.get_value()) for each in model.get_params() if own.get(each, each.name) not in LEFT_OUT]

    return build


def case(layer, shape, most=8, **options):
    dtype = "int32" if layer.startswith("Embedding") else "float32"
    fed = ", T.imatrix()" if dtype == "int32" else ""
    given = "L.InputLayer((None, %s)%s)" % (", ".join(map(str, shape)), fed)
    program = "import lasagne\nimport lasagne.layers as L\nimport theano.tensor as T\nmodel = L.%s\n" % layer.replace("X", given)
    return {"program": program, "example": {"shape": [1, *shape], "dtype": dtype}, "weights": drawn(weights_of(program), most=most, **options)}


def main():
    lasagne.random.set_rng(np.random.RandomState(7))
    cases = [case(layer, shape) for layer, shape in LAYERS]
    for call in INITS:
        cases.append(case("Conv2DLayer(X, 800, 3, W=lasagne.init.%s)" % call, [3, 8, 8], orthogonal=("W",) if call.startswith("Orthogonal") else ()))
        if call.startswith(("Glorot", "He", "Orthogonal")):
            cases.append(case("DenseLayer(X, 2000, W=lasagne.init.%s)" % call, [12], orthogonal=("W",) if call.startswith("Orthogonal") else ()))
    document("lasagne", lasagne.__version__, "src/dialects/lasagne/probeDraws.py", cases)


if __name__ == "__main__":
    main()
