"""What the real Flax drops: drops.json (src/dialects/probing/README.md)."""

import pathlib
import sys

import flax
import jax

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "probing"))
from drops import say, told  # noqa: E402

PROGRAM = """from flax import linen as nn


class Net(nn.Module):
    @nn.compact
    def __call__(self, x, train=True):
        return nn.Dropout({rate})(x, deterministic=not train)


model = Net()"""


def case(program):
    scope = {}
    exec(program, scope)
    run = lambda training: lambda ones: scope["model"].apply({}, ones, train=training, rngs={"dropout": jax.random.key(0)})
    return told(program, run(True), run(False), channels_last=True)


say("flax", flax.__version__, "src/dialects/jax/probeDrops.py", [case(PROGRAM.format(rate=rate)) for rate in (0.2, 0.5)])
