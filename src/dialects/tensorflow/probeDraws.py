"""Draws first weights in the real TensorFlow 1, a hundred thousand of each, and prints their summaries: draws.json."""

import os
import sys
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.simplefilter("ignore")
import tensorflow as tf  # noqa: E402

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "probing"))
from draws import document, drawn  # noqa: E402

ROW, IMAGE, LINE, BOX, STEPS = [1, 12], [1, 8, 8, 3], [1, 9, 6], [1, 5, 5, 5, 2], [1, 4, 6]
# Two channels for each of two groups.
GROUPED = [1, 8, 8, 4]
VARIABLE = "def model(x):\n    w = tf.get_variable('kernel', %s)\n    return %s\n"
CELL = "def model(x):\n    return tf.nn.dynamic_rnn(tf.nn.rnn_cell.%s, x, dtype=tf.float32)[0]\n"
PLAIN = "model = lambda x: tf.layers.%s\n"
CONTRIB = "model = lambda x: tf.contrib.layers.%s\n"
OBJECT = "layer = tf.layers.%s\nmodel = lambda x: layer(x)\n"
LAYERS = [
    (PLAIN % "conv1d(x, 80, 5)", LINE), (PLAIN % "conv2d(x, 80, 3)", IMAGE), (PLAIN % "conv3d(x, 80, 3)", BOX), (PLAIN % "conv2d_transpose(x, 80, 3)", IMAGE),
    (PLAIN % "conv3d_transpose(x, 80, 3)", BOX), (PLAIN % "dense(x, 200)", ROW), (PLAIN % "batch_normalization(x)", IMAGE),
    (CONTRIB % "layer_norm(x)", IMAGE), (CONTRIB % "layer_norm(x, begin_norm_axis=-1)", IMAGE), (CONTRIB % "group_norm(x, groups=2)", GROUPED), (CONTRIB % "instance_norm(x)", IMAGE),
    *((OBJECT % call, shape) for call, shape in [
        ("Conv1D(80, 5)", LINE), ("Conv2D(80, 3)", IMAGE), ("Conv3D(80, 3)", BOX), ("Conv2DTranspose(80, 3)", IMAGE), ("Conv3DTranspose(80, 3)", BOX), ("Dense(200)", ROW), ("BatchNormalization()", IMAGE),
    ]),
    (VARIABLE % ("[5, 6, 80]", "tf.nn.conv1d(x, w, stride=1, padding='SAME')"), LINE),
    (VARIABLE % ("[3, 3, 3, 80]", "tf.nn.conv2d(x, w, strides=[1, 1, 1, 1], padding='SAME')"), IMAGE),
    (VARIABLE % ("[3, 3, 3, 80]", "tf.nn.depthwise_conv2d(x, w, [1, 1, 1, 1], 'SAME')"), IMAGE),
    (VARIABLE % ("[300, 20]", "tf.nn.embedding_lookup(w, x)"), [1, 5]),
    (CELL % "BasicRNNCell(40)", STEPS), (CELL % "GRUCell(40)", STEPS), (CELL % "BasicLSTMCell(40)", STEPS), (CELL % "LSTMCell(40)", STEPS),
]
CUDNN = "tensorflow.contrib.cudnn_rnn.python.ops.cudnn_rnn_ops."
UNDRAWN = {CUDNN + name: "TensorFlow 1.15 makes it on a CUDA device only" for name in ("CudnnGRU", "CudnnLSTM", "CudnnRNNRelu", "CudnnRNNTanh")}
INITS = [
    "random_normal_initializer(0.2, 0.5)", "truncated_normal_initializer(stddev=0.1)", "random_uniform_initializer(-0.3, 0.1)", "constant_initializer(0.7)",
    "glorot_uniform_initializer()", "glorot_normal_initializer()", "initializers.he_normal()", "initializers.he_uniform()", "initializers.lecun_normal()",
    "initializers.lecun_uniform()", "variance_scaling_initializer(2.0, 'fan_out', 'uniform')", "uniform_unit_scaling_initializer(1.3)",
    "orthogonal_initializer(1.5)", "contrib.layers.xavier_initializer()", "contrib.layers.variance_scaling_initializer()",
]


def weights_of(program, shape):
    """One graph and one session: running the initialisers again draws anew."""
    graph, names = tf.Graph(), {}
    with graph.as_default():
        exec(program, names)
        names["model"](tf.placeholder(tf.int32 if shape == [1, 5] else tf.float32, shape))
        weights, start = tf.trainable_variables(), tf.global_variables_initializer()
    session = tf.Session(graph=graph)

    def build():
        session.run(start)
        # The last axis first: what TensorFlow makes orthogonal stands against all others.
        return [("/".join(each.op.name.split("/")[-2:]), value.reshape(-1, value.shape[-1]).T) for each, value in zip(weights, session.run(weights))]

    return build


def case(code, shape, **options):
    program = "import tensorflow as tf\n" + code
    return {"program": program, "example": {"shape": shape, "dtype": "int32" if shape == [1, 5] else "float32"}, "weights": drawn(weights_of(program, shape), **options)}


def main():
    tf.logging.set_verbosity(tf.logging.ERROR)
    tf.set_random_seed(7)
    cases = [case(code, shape) for code, shape in LAYERS]
    for call in INITS:
        cases.append(case(PLAIN % ("conv2d(x, 80, 3, kernel_initializer=tf.%s)" % call), IMAGE, orthogonal=("conv2d/kernel",) if call.startswith("orthogonal") else ()))
    document("tensorflow", tf.__version__, "src/dialects/tensorflow/probeDraws.py", cases, UNDRAWN)


main()
