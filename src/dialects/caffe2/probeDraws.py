"""Draws first weights in the real Caffe2, a hundred thousand of each, and prints their summaries: draws.json."""

import logging
import os
import sys

import torch

here = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(here, "..", "probing"))
from draws import document, drawn  # noqa: E402

logging.disable(logging.WARNING)
from caffe2.python import workspace  # noqa: E402

IMAGE, ROW, WORDS = [1, 4, 8, 8], [1, 12], [1, 5]
HEAD = 'from caffe2.python import brew, model_helper\nmodel = model_helper.ModelHelper(name="draws")\n'
LAYERS = [
    ('brew.conv(model, "data", "y", 4, 64, 3)', IMAGE),
    ('brew.group_conv(model, "data", "y", 4, 64, 3, group=2)', IMAGE),
    ('brew.conv(model, "data", "y", 8, 64, 3, order="NHWC")', IMAGE),
    ('brew.conv_nd(model, "data", "y", 6, 40, [5])', [1, 6, 9]),
    ('brew.conv_nd(model, "data", "y", 2, 16, [3, 3, 3])', [1, 2, 5, 5, 5]),
    ('brew.conv_transpose(model, "data", "y", 4, 64, 3)', IMAGE),
    ('brew.fc(model, "data", "y", 12, 200)', ROW),
    ('brew.prelu(model, "data", "y", num_channels=4)', IMAGE),
    ('brew.spatial_bn(model, "data", "y", 4, is_test=0)', IMAGE),
    ('brew.spatial_bn(model, "data", "y", 4, init_scale=0.5, init_bias=0.25, is_test=0)', IMAGE),
    ('brew.spatial_gn(model, "data", "y", 4, group=2)', IMAGE),
    ('brew.instance_norm(model, "data", "y", 4)', IMAGE),
    ('brew.layer_norm(model, "data", "y", 12, initial_scale=0.5)', ROW),
]
# Operators take blobs that the program itself fills: by name, how each is filled and its shape.
FILTERS, ROWS, WIDE = ("XavierFill", [64, 4, 3, 3]), ("XavierFill", [200, 12]), [1, 400, 2, 2]
FACTOR = ("UniformFill", [400], "min=0.5, max=1.5")
OPERATORS = [
    ("Conv", "kernel=3", {"w": FILTERS, "b": ("ConstantFill", [64], "value=0.1")}, IMAGE),
    ("ConvTranspose", "kernel=3", {"w": ("MSRAFill", [4, 64, 3, 3]), "b": ("ConstantFill", [64])}, IMAGE),
    ("FC", "", {"w": ROWS, "b": ("GaussianFill", [200], "std=0.1")}, ROW),
    ("SpatialBN", "is_test=0", {"s": FACTOR, "b": ("ConstantFill", [400]), "rm": ("ConstantFill", [400]), "riv": ("ConstantFill", [400], "value=1.0")}, WIDE),
    ("GroupNorm", "group=4", {"s": FACTOR, "b": ("ConstantFill", [400])}, WIDE),
    ("InstanceNorm", "", {"s": FACTOR, "b": ("ConstantFill", [400])}, WIDE),
    ("LayerNorm", "elementwise_affine=1", {"s": FACTOR, "b": ("ConstantFill", [400])}, [1, 400]),
    ("PRelu", "", {"slope": ("UniformFill", [400], "min=0.1, max=0.3")}, WIDE),
]
# Blobs that the operator writes beside its result; statistics are written where they are read.
OUTPUTS = {"SpatialBN": '["y", "rm", "riv", "mean", "spread"]', "GroupNorm": '["y", "mean", "spread"]', "InstanceNorm": '["y"]', "LayerNorm": '["y", "mean", "spread"]'}
STEPS = [1, 4, 12]
CELLS = [("rnn_cell.LSTM", "(zeros, zeros)", ""), ("gru_cell.GRU", "(zeros,)", ""), ("rnn_cell.BasicRNN", "(zeros,)", ', activation="tanh"')]
CELL = """from caffe2.python import gru_cell, model_helper, rnn_cell
model = model_helper.ModelHelper(name="draws")
zeros = model.param_init_net.ConstantFill([], "zeros", shape=[1, 1, 40], value=0.0)
steps = model.net.Transpose("data", "steps", axes=[1, 0, 2])
"""
FILLS = [
    ("MSRAFill", {}), ("GaussianFill", {"mean": 0.2, "std": 0.5}), ("GaussianFill", {}), ("UniformFill", {"min": -0.3, "max": 0.1}), ("UniformFill", {}), ("ConstantFill", {"value": 0.7}), ("ConstantFill", {}),
]


def weights_of(program):
    names = {}
    workspace.ResetWorkspace()
    exec(program, names)
    model = names["model"]

    def build():
        workspace.RunNetOnce(model.param_init_net)
        return [(str(each), workspace.FetchBlob(str(each))) for each in model.GetAllParams()]

    return build


def on_blobs(name, arguments, blobs):
    """The program of an operator on blobs of its own."""
    lines = [HEAD.replace("brew, ", "")]
    for blob, (fill, size, *said) in blobs.items():
        lines.append('%s = model.param_init_net.%s([], "%s", %s)\n' % (blob, fill, blob, ", ".join(["shape=%r" % size, *said])))
        lines.append("model.AddParameter(%s%s)\n" % (blob, ', "COMPUTED_PARAM"' if blob in ("rm", "riv") else ""))
    return "".join(lines) + "model.net.%s(%s)\n" % (name, ", ".join(filter(None, ['["data", %s]' % ", ".join(blobs), OUTPUTS.get(name, '"y"'), arguments])))


def by_cell(name, states, arguments, last):
    """The program of a recurrent layer: all its steps, or the last one's."""
    call = '%s(model, steps, None, %s, 12, 40, scope="f"%s%s)\n' % (name, states, arguments, ", outputs_with_grads=(1,)" if last else "")
    return CELL + ('_, last, *_ = %smodel.net.Squeeze(last, "y", dims=[0])\n' % call if last else call)


def case(program, shape):
    dtype = "int32" if shape == WORDS else "float32"
    return {"program": program, "example": {"shape": shape, "dtype": dtype}, "weights": drawn(weights_of(program))}


def main():
    cases = [case(HEAD + call + "\n", shape) for call, shape in LAYERS]
    for name, arguments in FILLS:
        cases.append(case(HEAD + 'brew.conv(model, "data", "y", 4, 64, 3, weight_init=(%r, %r))\n' % (name, arguments), IMAGE))
    cases += [case(on_blobs(name, arguments, blobs), shape) for name, arguments, blobs, shape in OPERATORS]
    cases += [case(by_cell(*cell, last=last), STEPS) for cell in CELLS for last in (False, True)]
    table = 'table = model.param_init_net.XavierFill([], "table", shape=[300, 20])\nmodel.AddParameter(table)\nmodel.net.Gather([table, "data"], "rows")\n'
    cases.append(case(HEAD + table, WORDS))
    document("caffe2", torch.__version__.partition("+")[0], "src/dialects/caffe2/probeDraws.py", cases)


main()
