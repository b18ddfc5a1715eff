"""What the real Lasagne drops: drops.json (src/dialects/probing/README.md)."""

import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
import lasagne  # noqa: E402
import numpy as np  # noqa: E402
import theano  # noqa: E402

here = pathlib.Path(__file__).resolve().parent
sys.path.append(str(here.parent / "probing"))
from drops import say, told  # noqa: E402

PROGRAMS = [
    "import lasagne.layers as L\nmodel = L.%s" % call
    for call in ("DropoutLayer(L.InputLayer((None, 20, 5, 5)))", "DropoutLayer(L.InputLayer((None, 20, 5, 5)), p=0.2)", "spatial_dropout(L.InputLayer((None, 20, 5, 5)), p=0.2)")
]


def case(program):
    scope = {}
    exec(program, scope)
    model = scope["model"]
    fed = lasagne.layers.get_all_layers(model)[0].input_var

    def run(training):
        answer = theano.function([fed], lasagne.layers.get_output(model, deterministic=not training))
        return lambda ones: answer(ones.astype(theano.config.floatX))

    return told(program, run(True), run(False))


lasagne.random.set_rng(np.random.RandomState(0))
say("lasagne", lasagne.__version__, "src/dialects/lasagne/probeDrops.py", [case(each) for each in PROGRAMS])
