"""What the real Gluon drops: drops.json (src/dialects/probing/README.md)."""

import os
import sys

import mxnet as mx

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "probing"))
from drops import say, told

PROGRAMS = ("from mxnet.gluon import nn\nmodel = nn.Dropout(0.5)", "from mxnet.gluon import nn\nmodel = nn.Dropout(0.2)")


def case(program):
    scope = {}
    exec(program, scope)

    def train(ones):
        with mx.autograd.record():
            return scope["model"](mx.nd.array(ones)).asnumpy()

    return told(program, train, lambda ones: scope["model"](mx.nd.array(ones)).asnumpy())


mx.random.seed(0)
say("gluon", mx.__version__, "src/dialects/gluon/probeDrops.py", [case(each) for each in PROGRAMS])
