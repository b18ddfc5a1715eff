"""Draws first weights in the real PyTorch, a hundred thousand of each, and prints their summaries: draws.json."""

import pathlib
import sys

import torch

here = pathlib.Path(__file__).resolve().parent
sys.path.append(str(here.parent / "probing"))
from draws import document, drawn  # noqa: E402

IMAGE, IMAGE4, ROW, WORDS = [1, 3, 8, 8], [1, 4, 8, 8], [1, 12], [1, 5]
LAYERS = [
    ("nn.Conv1d(6, 40, 5)", [1, 6, 9]),
    ("nn.Conv2d(3, 64, 3)", IMAGE),
    ("nn.Conv2d(4, 64, 3, groups=2)", IMAGE4),
    ("nn.Conv3d(2, 16, 3)", [1, 2, 5, 5, 5]),
    ("nn.ConvTranspose1d(6, 40, 5)", [1, 6, 9]),
    ("nn.ConvTranspose2d(3, 64, 3)", IMAGE),
    ("nn.ConvTranspose2d(4, 64, 3, groups=2)", IMAGE4),
    ("nn.Linear(12, 200)", ROW),
    ("nn.Embedding(300, 20)", WORDS),
    ("nn.BatchNorm2d(3)", IMAGE),
    ("nn.LayerNorm(12)", ROW),
    ("nn.GroupNorm(2, 4)", IMAGE4),
    ("nn.PReLU(3)", IMAGE),
    ("nn.ConvTranspose3d(2, 16, 3)", [1, 2, 5, 5, 5]),
    ("nn.BatchNorm1d(12)", ROW),
    ("nn.BatchNorm3d(2)", [1, 2, 5, 5, 5]),
    ("nn.InstanceNorm1d(6, affine=True)", [1, 6, 9]),
    ("nn.InstanceNorm2d(3, affine=True)", IMAGE),
    ("nn.InstanceNorm3d(2, affine=True)", [1, 2, 5, 5, 5]),
]
RECURRENT = [
    ("nn.RNN(6, 40, batch_first=True)", [1, 4, 6]), ("nn.GRU(6, 40, batch_first=True)", [1, 4, 6]), ("nn.LSTM(6, 40, batch_first=True)", [1, 4, 6]),
    ("nn.RNNCell(12, 40)", ROW), ("nn.GRUCell(12, 40)", ROW), ("nn.LSTMCell(12, 40)", ROW),
]
INITS = [
    "uniform_(w, -0.3, 0.1)", "normal_(w, 0.2, 0.5)", "constant_(w, 0.7)", "trunc_normal_(w, std=0.02)", "trunc_normal_(w, std=1.0, a=-0.4, b=1.5)",
    "xavier_uniform_(w, gain=1.4)", "xavier_normal_(w)", "kaiming_uniform_(w, a=0.3)", "kaiming_normal_(w, mode='fan_out', nonlinearity='relu')", "orthogonal_(w, gain=1.5)",
]


def weights_of(program):
    def build():
        names = {}
        exec(program, names)
        return [(name, each.detach().numpy()) for name, each in names["model"].named_parameters()]

    return build


def case(program, shape, **options):
    dtype = "int64" if shape == WORDS else "float32"
    return {"program": program, "example": {"shape": shape, "dtype": dtype}, "weights": drawn(weights_of(program), **options)}


def main():
    torch.manual_seed(7)
    cases = [case("from torch import nn\nmodel = nn.Sequential(%s)\n" % call, shape) for call, shape in LAYERS]
    cases += [case("from torch import nn\nmodel = %s\n" % call, shape) for call, shape in RECURRENT]
    for call in INITS:
        program = "from torch import nn\nmodel = nn.Sequential(nn.Conv2d(3, 40, 3))\nw = model[0].weight\nnn.init.%s\n" % call
        cases.append(case(program, IMAGE, orthogonal=("0.weight",) if call.startswith("orthogonal") else ()))
    document("torch", torch.__version__.partition("+")[0], "src/dialects/pytorch/probeDraws.py", cases)


main()
