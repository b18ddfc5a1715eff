"""Runs programs under the real jax, flax and optax up to their first step, and writes what they made.

Weights are filled with repeatable numbers when they are first made (linen's init, nnx's optimiser), floating inputs when the model is first
called inside a gradient; its answer in evaluation mode is kept. Dropout is made the identity and nothing is compiled, so that the training step
is repeatable: its loss, its gradients and how far the weights move.
"""

import inspect
import os

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import flax
import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

from alone import each_alone
from fill import example, gradient, numbers, spread, summary, weight

TRAINS = {"train": True, "training": True, "is_training": True, "deterministic": False, "use_running_average": False}


class Done(BaseException):
    """Raised after the first step: the rest of the program is of no interest."""


golden = {"framework": f"flax {flax.__version__}", "modules": 0}
seen = {"variables": None, "depth": 0, "loss": None, "differentiating": 0, "targets": [], "asked": False}


def name_of(path):
    """`params/Conv_0/kernel` as the model names it."""
    keys = [str(getattr(each, "key", getattr(each, "idx", getattr(each, "name", each)))) for each in path]
    return ".".join(keys[1:] if keys[0] in ("params", "batch_stats") else keys)


def described(named, states):
    golden["parameters"] = [{"name": name, "shape": list(np.shape(value)), "trainable": name not in states, "state": name in states, "born": spread(value)} for name, value in named]


def filled(name, value, index):
    return jnp.asarray(weight(np.shape(value), index + 1, name.endswith(".var")))


plain_init, plain_apply = nn.Module.init, nn.Module.apply


def init(self, *args, **kwargs):
    variables = plain_init(self, *args, **kwargs)
    if seen["variables"] is not None:
        return variables
    flat, tree = jax.tree_util.tree_flatten_with_path(variables)
    named = [(name_of(path), value) for path, value in flat]
    described(named, {name_of(path) for path, _ in flat if path[0].key == "batch_stats"})
    seen["variables"] = jax.tree_util.tree_unflatten(tree, [filled(name, value, i) for i, (name, value) in enumerate(named)])
    return seen["variables"]


def fed(leaves):
    """Floating inputs filled; all of them told."""
    made, golden["inputs"] = [], []
    for index, each in enumerate(leaves):
        if jnp.issubdtype(each.dtype, jnp.floating):
            made.append(jnp.asarray(example(each.shape, 900 + index)))
            golden["inputs"].append({"shape": list(each.shape), "dtype": "float32"})
        else:
            made.append(each)
            golden["inputs"].append({"shape": list(each.shape), "dtype": "int", "data": np.asarray(each).flatten().tolist()})
    return made


def is_array(value):
    return isinstance(value, (jax.Array, np.ndarray)) and not jnp.issubdtype(value.dtype, jax.dtypes.prng_key) and not (np.shape(value) == (2,) and value.dtype == np.uint32)


def with_inputs(args, kwargs):
    leaves, tree = jax.tree_util.tree_flatten((args, kwargs))
    places = [i for i, each in enumerate(leaves) if is_array(each)]
    for place, value in zip(places, fed([leaves[i] for i in places])):
        leaves[place] = value
    return jax.tree_util.tree_unflatten(tree, leaves)


def evaluating(call, args, kwargs):
    """The same arguments, said to be evaluated."""
    bound = inspect.signature(call).bind(None, *args, **kwargs)
    bound.apply_defaults()
    for name in bound.arguments:
        if name in TRAINS:
            bound.arguments[name] = not TRAINS[name]
    return bound.args[1:], bound.kwargs


def answered(output):
    golden["evaluation"] = [{"shape": list(each.shape), "data": numbers(each)} for each in jax.tree.leaves(output)]


def apply(self, variables, *args, rngs=None, method=None, mutable=False, **kwargs):
    outermost = seen["differentiating"] and not seen["depth"]
    seen["depth"] += 1
    try:
        if outermost and not seen["asked"]:
            seen["asked"] = True
            args, kwargs = with_inputs(args, kwargs)
            still, named = evaluating(type(self).__call__, args, kwargs)
            known = seen["variables"] if "params" in seen["variables"] else {"params": seen["variables"]}
            fields = {name: not value for name, value in TRAINS.items() if isinstance(getattr(self, name, None), bool)}
            answered(plain_apply(self.clone(**fields), known, *still, **named))
        return plain_apply(self, variables, *args, rngs=rngs, method=method, mutable=mutable, **kwargs)
    finally:
        seen["depth"] -= 1


nn.Module.init, nn.Module.apply = init, apply
nn.Dropout.__call__ = lambda self, inputs, *_, **__: inputs
nnx.Dropout.__call__ = lambda self, inputs, *_, **__: inputs


def plainly(fun=None, **_):
    return (lambda each: each) if fun is None else fun


jax.jit = nnx.jit = plainly


def kept(name):
    plain = getattr(optax, name)

    def loss(first, second=None, *args, **kwargs):
        given = kwargs.get("labels", kwargs.get("targets", second))
        if seen["differentiating"]:
            seen["targets"].append(given)
        return plain(first, second, *args, **kwargs) if second is not None else plain(first, *args, **kwargs)

    def call(*args, **kwargs):
        if not args:
            first = kwargs.pop("logits", kwargs.pop("predictions", None))
            return loss(first, **kwargs)
        return loss(*args, **kwargs)

    setattr(optax, name, call)


for _name in ("softmax_cross_entropy", "softmax_cross_entropy_with_integer_labels", "sigmoid_binary_cross_entropy", "squared_error", "l2_loss", "huber_loss", "log_cosh"):
    kept(_name)


def leaves_of(tree):
    return [(name_of(path), value) for path, value in jax.tree_util.tree_flatten_with_path(tree)[0]]


def told(loss, grads):
    golden["loss"] = numbers(loss)[0]
    golden["gradients"] = {name: gradient(value) for name, value in grads}


def gradient_maker(plain, only):
    def make(fun, argnums=0, has_aux=False, **_):
        def call(*args, **kwargs):
            seen["differentiating"] += 1
            try:
                value, grads = plain(fun, argnums=argnums, has_aux=has_aux)(*args, **kwargs)
            finally:
                seen["differentiating"] -= 1
            told(value[0] if has_aux else value, nnx_leaves(grads) if isinstance(grads, nnx.State) else leaves_of(grads))
            if not only:
                return value, grads
            return (grads, value[1]) if has_aux else grads

        return call

    return make


plain_both, plain_nnx = jax.value_and_grad, nnx.value_and_grad
jax.value_and_grad, jax.grad = gradient_maker(plain_both, False), gradient_maker(plain_both, True)
nnx.value_and_grad, nnx.grad = gradient_maker(plain_nnx, False), gradient_maker(plain_nnx, True)
plain_updates = optax.apply_updates


def nnx_leaves(state):
    return [(".".join(map(str, path)), each.get_value() if hasattr(each, "get_value") else each) for path, each in nnx.to_flat_state(state)]


def apply_updates(params, updates):
    after = plain_updates(params, updates)
    before = nnx_leaves(params) if isinstance(params, nnx.State) else leaves_of(params)
    moved = nnx_leaves(after) if isinstance(after, nnx.State) else leaves_of(after)
    golden["moved"] = {name: summary(np.asarray(new, "float64") - np.asarray(old, "float64")) for (name, old), (_, new) in zip(before, moved)}
    golden["optimizer"] = {}
    raise Done


optax.apply_updates = apply_updates
plain_optimizer = nnx.Optimizer.__init__


def optimizer_made(self, model, *args, **kwargs):
    state = nnx.state(model, (nnx.Param, nnx.BatchStat))
    flat = [(path, each) for path, each in nnx.to_flat_state(state)]
    named = [(".".join(map(str, path)), each.get_value()) for path, each in flat]
    described(named, {".".join(map(str, path)) for path, each in flat if isinstance(each, nnx.BatchStat)})
    nnx.update(model, nnx.from_flat_state([(path, each.replace(filled(name, value, i))) for i, ((path, each), (name, value)) in enumerate(zip(flat, named))]))
    plain_optimizer(self, model, *args, **kwargs)
    watch(type(model))


def watch(kind):
    plain = kind.__call__

    def call(self, *args, **kwargs):
        if not seen["differentiating"] or seen["asked"]:
            return plain(self, *args, **kwargs)
        seen["asked"] = True
        args, kwargs = with_inputs(args, kwargs)
        graph, state = nnx.split(self)
        still = nnx.merge(graph, jax.tree.map(lambda leaf: leaf.primal if hasattr(leaf, "primal") else leaf, state))
        still.eval()
        answered(jax.tree.map(jax.lax.stop_gradient, plain(still, *args, **kwargs)))
        return plain(self, *args, **kwargs)

    kind.__call__ = call


nnx.Optimizer.__init__ = optimizer_made


def run(path):
    """The golden of one program; this process is of no use afterwards."""
    np.random.seed(0)
    names = {"__name__": "__main__"}
    try:
        exec(compile(path.read_text(), str(path), "exec"), names)
    except Done:
        pass
    if not seen["targets"] and "y" in names:
        seen["targets"].append(names["y"])
    golden["targets"] = [{"shape": list(np.shape(each)), "dtype": "float32" if jnp.issubdtype(jnp.asarray(each).dtype, jnp.floating) else "int", "data": numbers(each)} for each in seen["targets"]]
    return golden


each_alone(run)
