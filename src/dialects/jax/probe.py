"""Asks the real jax, flax and optax what their signatures are and what they do, and prints the answers as JSON: truth.json.

Run it in a throw-away environment (see README.md). Nothing here is imported by the product.
"""

import datetime
import json
import os
import pathlib
import platform
import sys

os.environ.setdefault("JAX_PLATFORMS", "cpu")
sys.path.append(str(pathlib.Path(__file__).resolve().parent))

import flax
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax import nnx

from signatures import signatures

LAYERS = "Conv ConvTranspose Dense DenseGeneral Embed BatchNorm LayerNorm GroupNorm InstanceNorm Dropout PReLU avg_pool max_pool Sequential RNN LSTMCell OptimizedLSTMCell GRUCell SimpleCell Bidirectional"
NNX = "Conv ConvTranspose Linear Embed BatchNorm LayerNorm GroupNorm InstanceNorm Dropout PReLU RNN LSTMCell OptimizedLSTMCell GRUCell SimpleCell Bidirectional Optimizer ModelAndOptimizer value_and_grad grad jit"
CURVES = "relu relu6 leaky_relu elu selu celu gelu sigmoid hard_sigmoid hard_tanh softplus soft_sign silu hard_silu mish log_sigmoid squareplus glu softmax log_softmax logsumexp"
INITIALIZERS = "variance_scaling lecun_normal lecun_uniform he_normal he_uniform glorot_normal glorot_uniform normal uniform truncated_normal constant zeros ones orthogonal"
ARRAYS = "reshape ravel transpose swapaxes squeeze expand_dims concatenate pad matmul dot where clip round exp log sqrt abs square sign sin cos tanh log1p expm1 log2 log10 tan floor ceil rint isnan isinf isfinite sum mean max min prod var std median all any argmax argmin argsort sort cumsum"
LAX = "conv_general_dilated conv reduce_window add sub mul div max min pow exp log sqrt abs square sign sin cos neg rsqrt tanh"
OPTAX = "sgd adam adamw amsgrad nadam nadamw adamax adadelta lion rmsprop adagrad clip clip_by_global_norm add_decayed_weights scale identity trace scale_by_adam scale_by_learning_rate scale_by_schedule constant_schedule exponential_decay cosine_decay_schedule linear_schedule polynomial_schedule piecewise_constant_schedule warmup_constant_schedule warmup_cosine_decay_schedule warmup_exponential_decay_schedule join_schedules softmax_cross_entropy softmax_cross_entropy_with_integer_labels sigmoid_binary_cross_entropy squared_error l2_loss huber_loss log_cosh"
PATHS = [
    *(f"flax.linen.{name}" for name in LAYERS.split()), *(f"flax.nnx.{name}" for name in NNX.split()), *(f"jax.nn.{name}" for name in CURVES.split()),
    *(f"jax.nn.initializers.{name}" for name in INITIALIZERS.split()), *(f"jax.numpy.{name}" for name in ARRAYS.split()), *(f"jax.lax.{name}" for name in LAX.split()),
    *(f"optax.{name}" for name in OPTAX.split()), *(f"jax.random.{name}" for name in "normal uniform truncated_normal bernoulli randint".split()),
    "jax.grad", "jax.value_and_grad", "jax.jit",
]


def rounded(values):
    """Numbers as single precision holds them."""
    return [float(f"{value:.7g}") for value in np.asarray(values, "float64").ravel()]


def updated(tx, gradients, start=1.0):
    """Where one weight stands after each of these gradients."""
    weight = jnp.array([start])
    state, seen = tx.init(weight), []
    for gradient in gradients:
        updates, state = tx.update(jnp.array([float(gradient)]), state, weight)
        weight = optax.apply_updates(weight, updates)
        seen.append(float(weight[0]))
    return rounded(seen)


RULES = [
    ("sgd", {"learning_rate": 0.1}), ("sgd", {"learning_rate": 0.1, "momentum": 0.9}), ("sgd", {"learning_rate": 0.1, "momentum": 0.9, "nesterov": True}),
    ("adam", {"learning_rate": 0.1}), ("adam", {"learning_rate": 0.1, "eps": 0.01, "eps_root": 0.001}), ("adamw", {"learning_rate": 0.1, "weight_decay": 0.1}),
    ("amsgrad", {"learning_rate": 0.1}), ("nadam", {"learning_rate": 0.1}), ("nadamw", {"learning_rate": 0.1, "weight_decay": 0.1}), ("adamax", {"learning_rate": 0.1, "eps": 0.01}),
    ("adadelta", {"learning_rate": 1.0, "weight_decay": 0.1}), ("lion", {"learning_rate": 0.1, "weight_decay": 0.1}),
    ("rmsprop", {"learning_rate": 0.01}), ("rmsprop", {"learning_rate": 0.01, "eps": 0.01, "eps_in_sqrt": False, "initial_scale": 1.0}),
    ("rmsprop", {"learning_rate": 0.01, "momentum": 0.9}), ("rmsprop", {"learning_rate": 0.01, "momentum": 0.9, "nesterov": True, "centered": True}),
    ("adagrad", {"learning_rate": 0.1}), ("adagrad", {"learning_rate": 0.1, "initial_accumulator_value": 0.0, "eps": 0.01}),
]


def updates():
    """Update rules on given gradients, among them tiny ones that show where epsilon stands."""
    made = []
    for name, arguments in RULES:
        for gradients in ([1, 1, 0.5, -2], [1e-3, 1e-3, 2e-3, 1e-3]):
            made.append({"call": f"optax.{name}", "arguments": arguments, "gradients": gradients, "start": 1, "weights": updated(getattr(optax, name)(**arguments), gradients)})
    return made


def chains():
    """Chains: what stands before a rule, and rules from their parts."""
    big = [3, -4, 0.5]
    o = optax
    made = {
        "clip, then sgd": o.chain(o.clip(1.0), o.sgd(0.1)),
        "clip_by_global_norm, then sgd with momentum": o.chain(o.clip_by_global_norm(1.0), o.sgd(0.1, 0.9)),
        "add_decayed_weights, then sgd": o.chain(o.add_decayed_weights(0.5), o.sgd(0.1)),
        "add_decayed_weights, then clip, then sgd": o.chain(o.add_decayed_weights(0.5), o.clip(1.0), o.sgd(0.1)),
        "scale, then sgd": o.chain(o.scale(0.5), o.sgd(0.1)),
        "trace, then scale": o.chain(o.trace(0.9), o.scale(-0.1)),
        "scale_by_adam, add_decayed_weights, scale_by_learning_rate": o.chain(o.scale_by_adam(), o.add_decayed_weights(0.1), o.scale_by_learning_rate(0.1)),
    }
    return {name: updated(tx, big) for name, tx in made.items()}


def schedules():
    """Values at the first counts."""
    o = optax
    made = {
        "exponential_decay(1.0, 2, 0.5)": o.exponential_decay(1.0, 2, 0.5),
        "exponential_decay(1.0, 2, 0.5, transition_begin=1, staircase=True, end_value=0.3)": o.exponential_decay(1.0, 2, 0.5, transition_begin=1, staircase=True, end_value=0.3),
        "cosine_decay_schedule(1.0, 4, 0.1, 2.0)": o.cosine_decay_schedule(1.0, 4, 0.1, 2.0),
        "linear_schedule(1.0, 0.0, 4, 1)": o.linear_schedule(1.0, 0.0, 4, 1),
        "polynomial_schedule(1.0, 0.1, 2, 4)": o.polynomial_schedule(1.0, 0.1, 2, 4),
        "piecewise_constant_schedule(1.0, {2: 0.5, 4: 0.1})": o.piecewise_constant_schedule(1.0, {2: 0.5, 4: 0.1}),
        "warmup_constant_schedule(0.0, 1.0, 3)": o.warmup_constant_schedule(0.0, 1.0, 3),
        "warmup_cosine_decay_schedule(0.0, 1.0, 2, 6, 0.1)": o.warmup_cosine_decay_schedule(0.0, 1.0, 2, 6, 0.1),
        "warmup_exponential_decay_schedule(0.0, 1.0, 2, 2, 0.5)": o.warmup_exponential_decay_schedule(0.0, 1.0, 2, 2, 0.5),
        "join_schedules([constant_schedule(0.1), linear_schedule(1.0, 0.0, 4)], [3])": o.join_schedules([o.constant_schedule(0.1), o.linear_schedule(1.0, 0.0, 4)], [3]),
    }
    seen = {name: rounded([float(schedule(count)) for count in range(8)]) for name, schedule in made.items()}
    return {"values": seen, "sgd follows linear_schedule(1.0, 0.0, 4), gradients 1 1 1": updated(o.sgd(o.linear_schedule(1.0, 0.0, 4)), [1, 1, 1])}


def losses():
    """Losses by element, and their gradients: of their sum."""
    logits, labels = [[2.0, -1.0, 0.5], [0.1, 0.2, 3.0]], [0, 1]
    rows = [[0.7, 0.2, 0.1], [0.0, 1.0, 0.0]]
    yes = [[1.0, 0.0, 1.0], [0.0, 0.5, 1.0]]
    far = [[0.0, 1.0, -2.0], [0.3, 0.2, 2.9]]
    cases = [("softmax_cross_entropy_with_integer_labels", {}, labels), ("softmax_cross_entropy", {}, rows), ("sigmoid_binary_cross_entropy", {}, yes), ("squared_error", {}, far), ("l2_loss", {}, far), ("huber_loss", {}, far), ("huber_loss", {"delta": 0.25}, far), ("log_cosh", {}, far)]
    made = []
    for name, arguments, targets in cases:
        target, x = np.asarray(targets), jnp.asarray(logits)
        loss = lambda x: getattr(optax, name)(x, jnp.asarray(target), **arguments)
        made.append({
            "call": f"optax.{name}", "arguments": arguments, "predictions": {"shape": [2, 3], "data": rounded(logits)}, "targets": {"shape": list(target.shape), "data": rounded(target)},
            "value": rounded(loss(x)), "gradient": rounded(jax.grad(lambda x: loss(x).sum())(x)),
        })
    return made


def beginnings():
    """How weights are born: standard deviations and bounds of large draws."""
    key, shape = jax.random.key(0), (3, 3, 64, 128)
    names = {"lecun_normal": (), "lecun_uniform": (), "he_normal": (), "he_uniform": (), "glorot_normal": (), "glorot_uniform": (), "normal": (), "uniform": (), "truncated_normal": ()}
    told = lambda values: {"mean": float(np.mean(values)), "std": float(np.std(values)), "least": float(np.min(values)), "most": float(np.max(values))}
    drawn = {name: told(getattr(jax.nn.initializers, name)()(key, shape)) for name in names}
    layers = {
        "nn.Conv(128, (3, 3)) on 64": nn.Conv(128, (3, 3)).init(key, jnp.zeros((1, 4, 4, 64)))["params"], "nn.Dense(512) on 128": nn.Dense(512).init(key, jnp.zeros((1, 128)))["params"],
        "nn.ConvTranspose(32, (3, 3)) on 64": nn.ConvTranspose(32, (3, 3)).init(key, jnp.zeros((1, 4, 4, 64)))["params"],
        "nn.ConvTranspose(32, (3, 3), transpose_kernel=True) on 64": nn.ConvTranspose(32, (3, 3), transpose_kernel=True).init(key, jnp.zeros((1, 4, 4, 64)))["params"],
    }
    embed = {"nn.Embed(2000, 64)": nn.Embed(2000, 64).init(key, jnp.zeros((1,), int))["params"]["embedding"], "nnx.Embed(2000, 64)": nnx.Embed(2000, 64, rngs=nnx.Rngs(0)).embedding.get_value()}
    return {"initializers, shape (3, 3, 64, 128)": drawn, "kernels": {name: told(each["kernel"]) for name, each in layers.items()}, "biases are zero": all(not np.any(each["bias"]) for each in layers.values()), "tables": {name: told(each) for name, each in embed.items()}}


def modes():
    """What deterministic and use_running_average do, and what stands where nobody says them."""
    x = jnp.ones((1, 1000))
    drop = nn.Dropout(0.25)
    dropped = drop.apply({}, x, deterministic=False, rngs={"dropout": jax.random.key(0)})
    channels = nn.Dropout(0.5, broadcast_dims=(1,)).apply({}, jnp.ones((1, 4, 100)), deterministic=False, rngs={"dropout": jax.random.key(0)})
    held = nnx.Dropout(0.25, rngs=nnx.Rngs(0))
    first = float(jnp.max(held(x)))
    held.eval()
    return {
        "values of dropout .25 of ones": sorted({float(f"{each:.6g}") for each in np.unique(dropped)}),
        "deterministic leaves ones": bool(jnp.all(drop.apply({}, x, deterministic=True) == 1)),
        "broadcast_dims=(1,) drops whole rows": bool(jnp.all(jnp.std(channels, axis=1) == 0)),
        "nnx drops before eval()": first > 1,
        "nnx drops after eval()": bool(jnp.any(held(x) != 1)),
    }


def main():
    found, missing, unstated = signatures(PATHS)
    truth = {
        "framework": {"flax": flax.__version__, "jax": jax.__version__, "optax": optax.__version__},
        "version": flax.__version__, "python": platform.python_version(), "date": str(datetime.date.today()), "script": "src/dialects/jax/probe.py",
        "signatures": found, "missing": missing, "unstated": unstated, "updates": updates(), "losses": losses(),
        "covers": ["dropout.activeIn", "dropout.dropRate", "dropout.granularity", "sgd.clipping", "sgd.weightDecay", "sgd.decayForm", "sgd.gradientScale", "adam.weightDecay", "sgd.learningRate"],
        "behaviours": {"chains": chains(), "schedules": schedules(), "beginnings": beginnings(), "modes": modes()},
    }
    print(json.dumps(truth, indent=1))


main()
