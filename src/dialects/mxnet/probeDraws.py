"""Draws first weights in the real MXNet's Module, a hundred thousand of each, and prints their summaries: draws.json."""

import logging
import os
import sys

logging.disable(logging.CRITICAL)
import mxnet as mx  # noqa: E402

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "probing"))
from draws import document, drawn  # noqa: E402

ROW, IMAGE, LINE, BOX, STEPS, WORDS = (1, 12), (1, 3, 8, 8), (1, 6, 9), (1, 2, 5, 5, 5), (1, 4, 6), (1, 5)
LAYERS = [
    ("mx.sym.Convolution(data, num_filter=40, kernel=(5,), name='f')", LINE), ("mx.sym.Convolution(data, num_filter=64, kernel=(3, 3), name='f')", IMAGE),
    ("mx.sym.Convolution(data, num_filter=16, kernel=(3, 3, 3), name='f')", BOX), ("mx.sym.Deconvolution(data, num_filter=64, kernel=(3, 3), no_bias=False, name='f')", IMAGE),
    ("mx.sym.FullyConnected(data, num_hidden=200, name='f')", ROW), ("mx.sym.Embedding(data, input_dim=300, output_dim=20, name='f')", WORDS),
    ("mx.sym.BatchNorm(data, fix_gamma=False, name='f')", IMAGE), ("mx.sym.InstanceNorm(data, name='f')", IMAGE), ("mx.sym.LayerNorm(data, name='f')", ROW),
    ("mx.sym.LeakyReLU(data, act_type='prelu', name='f')", IMAGE),
    ("mx.rnn.RNNCell(40, prefix='f_').unroll(4, data, merge_outputs=True)[0]", STEPS), ("mx.rnn.LSTMCell(40, prefix='f_').unroll(4, data, merge_outputs=True)[0]", STEPS),
    ("mx.rnn.GRUCell(40, prefix='f_').unroll(4, data, merge_outputs=True)[0]", STEPS),
]
INITS = [
    "mx.init.Normal(0.3)", "mx.init.Uniform(0.2)", "mx.init.Xavier()", "mx.init.Xavier(rnd_type='gaussian', factor_type='out', magnitude=2)",
    "mx.init.Xavier(factor_type='in', magnitude=2.34)", "mx.init.MSRAPrelu()", "mx.init.MSRAPrelu(factor_type='in', slope=0)", "mx.init.Orthogonal()", "mx.init.One()", "mx.init.Constant(0.7)",
]


def weights_of(program):
    def build():
        names = {}
        exec(program, names)
        given, _ = names["module"].get_params()
        # A cell's weights keep its prefix here.
        return [("f." + (name if "2h_" in name else name[2:]), each.asnumpy()) for name, each in given.items()]

    return build


def case(layer, shape, init="", **options):
    program = (
        "import mxnet as mx\nimport numpy as np\ndata = mx.sym.Variable('data')\nmodel = %s\nmodule = mx.mod.Module(model, label_names=None)\n"
        "module.bind(data_shapes=[('data', %r)])\nmodule.init_params(%s)\nmodule.forward(mx.io.DataBatch([mx.nd.array(np.zeros(%r))]))\n" % (layer, shape, init, shape)
    )
    return {"program": program, "weights": drawn(weights_of(program), **options)}


def main():
    mx.random.seed(7)
    cases = [case(layer, shape, apart={"f.f_i2h_bias": [40, 40, 40, 40]} if "LSTM" in layer else {}) for layer, shape in LAYERS if "prelu" not in layer]
    # Module knows no initialiser for what is called gamma of LeakyReLU but one.
    cases += [case(layer, shape) for layer, shape in LAYERS if "prelu" in layer]
    for init in INITS:
        cases.append(case("mx.sym.Convolution(data, num_filter=40, kernel=(3, 3), name='f')", IMAGE, init, orthogonal=("f.weight",) if "Orthogonal" in init else ()))
    document("mxnet", mx.__version__, "src/dialects/mxnet/probeDraws.py", cases)


main()
