"""What the real PyTorch drops: drops.json (src/dialects/probing/README.md)."""

import pathlib
import sys

import torch

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "probing"))
from drops import say, told  # noqa: E402

PROGRAMS = ("from torch import nn\nmodel = nn.Dropout()", "from torch import nn\nmodel = nn.Dropout(0.2)", "from torch import nn\nmodel = nn.Dropout2d(0.3)")


def case(program):
    scope = {}
    exec(program, scope)
    model = scope["model"]
    run = lambda training: lambda ones: model.train(training)(torch.from_numpy(ones)).numpy()
    return told(program, run(True), run(False))


torch.manual_seed(0)
say("torch", torch.__version__.partition("+")[0], "src/dialects/pytorch/probeDrops.py", [case(each) for each in PROGRAMS])
