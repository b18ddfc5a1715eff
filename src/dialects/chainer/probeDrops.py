"""What the real Chainer drops: drops.json (src/dialects/probing/README.md)."""

import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path = [each for each in sys.path if os.path.abspath(each or ".") != here] + [os.path.join(here, "..", "probing")]
import warnings

warnings.simplefilter("ignore")
import chainer
import numpy as np
from drops import say, told

PROGRAMS = ("import chainer.functions as F\nmodel = lambda x: F.dropout(x)", "import chainer.functions as F\nmodel = lambda x: F.dropout(x, ratio=0.2)")


def case(program):
    scope = {}
    exec(program, scope)

    def run(training):
        def answer(ones):
            with chainer.using_config("train", training):
                return scope["model"](ones).array

        return answer

    return told(program, run(True), run(False))


np.random.seed(0)
say("chainer", chainer.__version__, "src/dialects/chainer/probeDrops.py", [case(each) for each in PROGRAMS])
