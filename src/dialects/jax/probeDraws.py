"""Draws first weights in the real flax, a hundred thousand of each, and prints their summaries: draws.json."""

import os
import pathlib
import sys

os.environ.setdefault("JAX_PLATFORMS", "cpu")
import flax  # noqa: E402
import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402
from flax import linen, nnx  # noqa: E402

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "probing"))
from draws import document, drawn  # noqa: E402

ROW, IMAGE, STEPS, WORDS = [1, 12], [1, 8, 8, 3], [1, 4, 6], [1, 5]
LINEN = [
    ("nn.Conv(800, (3, 3))", IMAGE), ("nn.ConvTranspose(800, (3, 3))", IMAGE), ("nn.Dense(2000)", ROW),
    ("nn.DenseGeneral(2000)", ROW), ("nn.Embed(1500, 20)", WORDS), ("nn.BatchNorm(use_running_average=True)", IMAGE), ("nn.GroupNorm(3)", IMAGE), ("nn.LayerNorm()", ROW), ("nn.PReLU()", ROW),
    ("nn.RNN(nn.SimpleCell(150))", STEPS), ("nn.RNN(nn.GRUCell(150))", STEPS), ("nn.RNN(nn.LSTMCell(150))", STEPS), ("nn.RNN(nn.OptimizedLSTMCell(150))", STEPS),
]
NNX = [
    ("nnx.Conv(3, 800, (3, 3), rngs=rngs)", IMAGE), ("nnx.ConvTranspose(3, 800, (3, 3), rngs=rngs)", IMAGE), ("nnx.Linear(12, 2000, rngs=rngs)", ROW), ("nnx.Embed(1500, 20, rngs=rngs)", WORDS),
    ("nnx.BatchNorm(3, rngs=rngs)", IMAGE), ("nnx.GroupNorm(3, num_groups=3, rngs=rngs)", IMAGE), ("nnx.LayerNorm(12, rngs=rngs)", ROW), ("nnx.PReLU()", ROW),
    ("nnx.RNN(nnx.SimpleCell(6, 150, rngs=rngs))", STEPS), ("nnx.RNN(nnx.GRUCell(6, 150, rngs=rngs))", STEPS), ("nnx.RNN(nnx.LSTMCell(6, 150, rngs=rngs))", STEPS), ("nnx.RNN(nnx.OptimizedLSTMCell(6, 150, rngs=rngs))", STEPS),
]
INITS = [
    "lecun_normal()", "lecun_uniform()", "he_normal()", "he_uniform()", "glorot_normal()", "glorot_uniform()", "variance_scaling(0.5, 'fan_out', 'normal')",
    "normal(0.2)", "uniform(0.3)", "truncated_normal(0.1)", "constant(0.7)", "orthogonal(1.5)",
]
# The recurrent kernels of flax are orthogonal, gate by gate or side by side.
RECURRENT = tuple("%s.kernel" % name for name in "h hr hz hn hi hf hg ho dense_h".split())
SEED = [0]


def place(named):
    """Kernels before biases, what looks at the input before what looks at the state: as they stand here."""
    *gate, role = named[0].split(".")
    return (role != "kernel", gate[-1:] in (["h"], ["dense_h"], ["hr"], ["hz"], ["hn"], ["hi"], ["hf"], ["hg"], ["ho"]))


def seed():
    SEED[0] += 1
    return SEED[0]


def told(path, value):
    """A name of the last two words, and the array with its outputs first, so that orthogonal columns are rows."""
    return ".".join(path[-2:]), np.moveaxis(np.atleast_1d(np.asarray(value)), -1, 0)


def weights_of(program, shape):
    x = jnp.zeros(shape, int if shape == WORDS else jnp.float32)

    def build():
        names = {"rngs": nnx.Rngs(seed())}
        exec(program.replace("rngs = nnx.Rngs(0)\n", ""), names)
        model = names["model"]
        if isinstance(model, linen.Module):
            flat = jax.tree_util.tree_flatten_with_path(model.init(jax.random.key(seed()), x)["params"])[0]
            return sorted((told([str(each.key) for each in path], value) for path, value in flat), key=place)
        state = nnx.to_flat_state(nnx.state(model, nnx.Param))
        return sorted((told([str(each) for each in path], value.get_value()) for path, value in state), key=place)

    return build


def case(code, shape, **options):
    program = "import jax\nfrom flax import linen as nn\nfrom flax import nnx\n%smodel = %s\n" % ("rngs = nnx.Rngs(0)\n" if "rngs" in code else "", code)
    return {"program": program, "example": {"shape": shape, "dtype": "int32" if shape == WORDS else "float32"}, "weights": drawn(weights_of(program, shape), most=40, **options)}


def main():
    cases = [case(code, shape, orthogonal=RECURRENT) for code, shape in [*LINEN, *NNX]]
    for call in INITS:
        cases.append(case("nn.Conv(800, (3, 3), kernel_init=jax.nn.initializers.%s)" % call, IMAGE, orthogonal=("kernel",) if call.startswith("orthogonal") else ()))
    document("flax", flax.__version__, "src/dialects/jax/probeDraws.py", cases)


main()
