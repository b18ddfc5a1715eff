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


def case(program, shape):
    dtype = "int32" if shape == WORDS else "float32"
    return {"program": program, "example": {"shape": shape, "dtype": dtype}, "weights": drawn(weights_of(program))}


def main():
    cases = [case(HEAD + call + "\n", shape) for call, shape in LAYERS]
    for name, arguments in FILLS:
        cases.append(case(HEAD + 'brew.conv(model, "data", "y", 4, 64, 3, weight_init=(%r, %r))\n' % (name, arguments), IMAGE))
    table = 'table = model.param_init_net.XavierFill([], "table", shape=[300, 20])\nmodel.AddParameter(table)\nmodel.net.Gather([table, "data"], "rows")\n'
    cases.append(case(HEAD + table, WORDS))
    document("caffe2", torch.__version__.partition("+")[0], "src/dialects/caffe2/probeDraws.py", cases)


main()
