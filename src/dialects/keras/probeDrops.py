"""What the real Keras drops: drops.json (src/dialects/probing/README.md)."""

import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "probing"))
from drops import say, told  # noqa: E402

PROGRAMS = ("from keras import layers\nmodel = layers.Dropout(0.2)", "from keras import layers\nmodel = layers.Dropout(0.5)", "from keras import layers\nmodel = layers.SpatialDropout2D(0.3)")


def case(program):
    scope = {}
    exec(program, scope)
    run = lambda training: lambda ones: np.asarray(scope["model"](ones, training=training))
    return told(program, run(True), run(False), channels_last=True)


keras.utils.set_random_seed(0)
say("keras", keras.__version__, "src/dialects/keras/probeDrops.py", [case(each) for each in PROGRAMS])
