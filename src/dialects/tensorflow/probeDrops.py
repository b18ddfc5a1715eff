"""What the real TensorFlow 1 drops: drops.json (src/dialects/probing/README.md)."""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import tensorflow as tf

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "probing"))
from drops import say, told

PROGRAMS = (
    "import tensorflow as tf\nmodel = lambda x, training: tf.layers.dropout(x, training=training)",
    "import tensorflow as tf\nmodel = lambda x, training: tf.layers.dropout(x, 0.2, training=training)",
)


def case(program):
    scope = {}
    exec(program, scope)

    def run(training):
        def answer(ones):
            with tf.Graph().as_default(), tf.Session() as session:
                tf.set_random_seed(0)
                return session.run(scope["model"](tf.constant(ones), training))

        return answer

    return told(program, run(True), run(False), channels_last=True)


say("tensorflow", tf.__version__, "src/dialects/tensorflow/probeDrops.py", [case(each) for each in PROGRAMS])
