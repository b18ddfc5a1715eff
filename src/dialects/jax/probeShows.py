"""Runs the shows under the real jax and flax and prints what they make of them: shown.json.

Weights stand in the order of the neutral language: kernel, scale, embedding or slope, then bias, then running mean and variance; gates in its order, too.
"""

import json
import os
import pathlib
import sys

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy as np
from flax import linen, nnx

here = pathlib.Path(__file__).resolve().parent
sys.path.append(str(here.parent / "probing"))
from shows import cotangent, numbers, shows_in, tensor  # noqa: E402

ORDER = ("kernel", "scale", "embedding", "negative_slope", "bias", "mean", "var")


GATES = ("ii", "if", "if_", "ig", "io", "iz", "ir", "in", "i", "dense_i", "hi", "hf", "hg", "ho", "hz", "hr", "hn", "h", "dense_h")


def place(path):
    """Where a weight stands: by its role, then by its gate in the neutral order."""
    *layer, role = [str(each) for each in path]
    gate = layer[-1] if layer else ""
    return (role in ("mean", "var"), ORDER.index(role), GATES.index(gate) if gate in GATES else 0)


def linen_parts(model, show):
    """The weights of a linen module, and the model as a function of weights and inputs."""
    variables = model.init(jax.random.key(0), *show.inputs)
    flat = jax.tree_util.tree_flatten_with_path(variables)[0]
    paths = sorted((tuple(each.key for each in path) for path, _ in flat), key=lambda path: place(path[1:]))
    values = {tuple(each.key for each in path): value for path, value in flat}

    def nested(weights):
        made = {}
        for path, value in zip(paths, weights):
            inside = made
            for key in path[:-1]:
                inside = inside.setdefault(key, {})
            inside[path[-1]] = value
        return made

    def run(weights, *inputs):
        out, changed = model.apply(nested(weights), *inputs, mutable=["batch_stats"])
        after = [changed.get("batch_stats", {}).get(path[-1], value) if path[0] == "batch_stats" else value for path, value in zip(paths, weights)]
        return out, after

    return [values[path] for path in paths], [path[0] == "params" for path in paths], [path[-1] for path in paths], run


def nnx_parts(model, show):
    """The same of an nnx module."""
    model.train() if show.training else model.eval()
    graph, state, rest = nnx.split(model, (nnx.Param, nnx.BatchStat), ...)
    flat = dict(nnx.to_flat_state(state))
    paths = sorted(flat, key=place)

    def fresh(state):
        return nnx.from_flat_state([(path, each.replace(each.get_value())) for path, each in nnx.to_flat_state(state)])

    def run(weights, *inputs):
        made = nnx.merge(graph, nnx.from_flat_state([(path, flat[path].replace(value)) for path, value in zip(paths, weights)]), fresh(rest))
        out = made(*inputs)
        after = dict(nnx.to_flat_state(nnx.state(made, (nnx.Param, nnx.BatchStat))))
        return out, [after[path].get_value() for path in paths]

    return [flat[path].get_value() for path in paths], [isinstance(flat[path], nnx.Param) for path in paths], [path[-1] for path in paths], run


def shown(show):
    """Output, gradients, and in training mode all weights after the forward."""
    model = show.run()
    if isinstance(model, linen.Module):
        weights, trained, roles, run = linen_parts(model, show)
    elif isinstance(model, nnx.Module):
        weights, trained, roles, run = nnx_parts(model, show)
    else:
        weights, trained, roles, run = [], [], [], lambda _, *inputs: (model(*inputs), [])
    given = [show.weight(i, tuple(each.shape), roles[i] == "var") for i, each in enumerate(weights)]
    weights = [each if value is None else jnp.asarray(value) for each, value in zip(weights, given)]
    inputs = [jnp.asarray(each) for each in show.inputs]
    output, after = run(weights, *inputs)

    def goal(learned, x):
        full = [learned[i] if i in learned else each for i, each in enumerate(weights)]
        out, _ = run(full, x, *inputs[1:])
        return (out * cotangent(np.shape(output))).sum()

    learned = {i: each for i, each in enumerate(weights) if trained[i]}
    floating = jnp.issubdtype(inputs[0].dtype, jnp.floating)
    by_weight, by_input = jax.grad(goal, argnums=(0, 1), allow_int=True)(learned, inputs[0])
    result = {"output": tensor(output), "gradients": {}}
    if floating:
        result["gradients"]["input"] = numbers(by_input)
    if weights:
        result["gradients"]["weights"] = [numbers(by_weight[i]) if i in by_weight else None for i in range(len(weights))]
    if show.training:
        result["after"] = [numbers(each) for each in after]
    return result


print(json.dumps({show.name: shown(show) for show in shows_in(str(here / "shows"))}, indent=1))
