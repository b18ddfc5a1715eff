"""What the real MXNet drops: drops.json (src/dialects/probing/README.md)."""

import os
import sys

import mxnet as mx

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "probing"))
from drops import say, told

PROGRAMS = ('import mxnet as mx\nmodel = mx.sym.Dropout(mx.sym.Variable("data"))', 'import mxnet as mx\nmodel = mx.sym.Dropout(mx.sym.Variable("data"), p=0.2)')


def case(program):
    scope = {}
    exec(program, scope)
    run = lambda training: lambda ones: scope["model"].bind(mx.cpu(), {"data": mx.nd.array(ones)}).forward(is_train=training)[0].asnumpy()
    return told(program, run(True), run(False))


mx.random.seed(0)
say("mxnet", mx.__version__, "src/dialects/mxnet/probeDrops.py", [case(each) for each in PROGRAMS])
