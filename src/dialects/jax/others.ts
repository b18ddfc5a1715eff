// Signatures of calls that are no op of a model: gradients, random numbers, containers, and functions on data.
import { byVersion, type Versioned } from "../version.ts";
import { chainSignatures } from "./chains.ts";
import { scheduleSignatures } from "./schedules.ts";

const jitted =
  "in_shardings='unspecified', out_shardings='unspecified', static_argnums=None, static_argnames=None, donate_argnums=None, donate_argnames=None, keep_unused=False, device=None, backend=None, inline=False";
const gradient =
  "argnums=0, has_aux=False, holomorphic=False, allow_int=False, reduce_axes=()";
const nnxGradient = `f='missing', *, ${gradient}, graph=None, graph_updates=None`;
const placed = "*, out_sharding=None";

/** Functions on data, and comparisons: not trained through, so nothing of them is an op. */
const data: Readonly<Record<string, string>> = {
  "jax.numpy.floor_divide": "x, y, /",
  "jax.numpy.mod": "x, y, /",
  "jax.numpy.log1p": "x, /",
  "jax.numpy.expm1": "x, /",
  "jax.numpy.log2": "x, /",
  "jax.numpy.log10": "x, /",
  "jax.numpy.tan": "x, /",
  "jax.numpy.floor": "x, /",
  "jax.numpy.ceil": "x, /",
  "jax.numpy.rint": "x, /",
  "jax.numpy.isnan": "x, /",
  "jax.numpy.isinf": "x, /",
  "jax.numpy.isfinite": "x, /",
  "jax.numpy.logical_not": "x, /",
  "jax.numpy.round": "a, decimals=0, out=None",
  "jax.numpy.where":
    "condition, x=None, y=None, /, *, size=None, fill_value=None",
  "jax.numpy.argmax": "a, axis=None, out=None, keepdims=None",
  "jax.numpy.argmin": "a, axis=None, out=None, keepdims=None",
  "jax.numpy.argsort":
    "a, axis=-1, *, kind=None, order=None, stable=True, descending=False, dtype=None",
  "jax.numpy.sort":
    "a, axis=-1, *, kind=None, order=None, stable=True, descending=False",
  "jax.numpy.cumsum": "a, axis=None, dtype=None, out=None",
  "jax.numpy.prod":
    "a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True",
  "jax.numpy.var":
    "a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None",
  "jax.numpy.std":
    "a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None",
  "jax.numpy.median":
    "a, axis=None, out=None, overwrite_input=False, keepdims=False",
  "jax.numpy.all": "a, axis=None, out=None, keepdims=False, *, where=None",
  "jax.numpy.any": "a, axis=None, out=None, keepdims=False, *, where=None",
  ...Object.fromEntries(
    [
      "equal",
      "not_equal",
      "less",
      "less_equal",
      "greater",
      "greater_equal",
      "logical_and",
      "logical_or",
    ].map((name) => [`jax.numpy.${name}`, "x, y, /"]),
  ),
  ...Object.fromEntries(
    [
      "eq",
      "ne",
      "lt",
      "le",
      "gt",
      "ge",
      "and_",
      "or_",
      "xor",
      "floordiv",
      "mod",
    ].map((name) => [`operator.${name}`, "a, b, /"]),
  ),
};

/** Curves that the neutral language has no word for: they are recorded, and refused where a model uses them. */
const unspoken: Readonly<Record<string, string>> = {
  "jax.nn.squareplus": "x, b=4",
  "jax.nn.glu": "x, axis=-1",
};

export const others: Readonly<Record<string, Versioned<string>>> = {
  ...data,
  ...unspoken,
  ...scheduleSignatures,
  ...chainSignatures,
  "optax.trace": "decay, nesterov=False, accumulator_dtype=None",
  "optax.scale_by_adam":
    "b1=0.9, b2=0.999, eps=1e-08, eps_root=0.0, mu_dtype=None, *, nesterov=False",
  "optax.scale_by_learning_rate": "learning_rate=None, *, flip_sign=True",
  "optax.scale_by_schedule": "step_size_fn",
  "jax.grad": `fun, ${gradient}`,
  "jax.value_and_grad": `fun, ${gradient}`,
  "jax.jit": `fun='missing', /, *, ${jitted}, compiler_options=None`,
  "jax.random.normal": `key, shape=(), dtype=None, ${placed}`,
  "jax.random.bernoulli": `key, p=0.5, shape=None, mode='low', ${placed}`,
  "jax.random.randint": `key, shape, minval, maxval, dtype=None, ${placed}`,
  "jax.lax.reduce_window":
    "operand, init_value, computation, window_dimensions, window_strides=None, padding='VALID', base_dilation=None, window_dilation=None",
  "flax.linen.Sequential": "layers, parent='unspecified', name=None",
  "flax.nnx.RNN":
    "cell, *, time_major=False, return_carry=False, reverse=False, keep_order=False, unroll=1, state_axes=None, broadcast_rngs=None, rngs=True",
  "flax.nnx.Bidirectional":
    "forward_rnn, backward_rnn, *, merge_fn='_concatenate', time_major=False, return_carry=False, rngs=True",
  "flax.nnx.Optimizer": byVersion(
    ["0.8.0", "model, tx, wrt='Param'"],
    ["0.11.0", "model, tx, *, wrt"],
    ["0.12.0", "model, tx, *, wrt, graph=None"],
  ),
  "flax.nnx.ModelAndOptimizer": "model, tx, *, wrt='Param'",
  "flax.nnx.value_and_grad": nnxGradient,
  "flax.nnx.grad": nnxGradient,
  "flax.nnx.jit":
    "fun='missing', *, in_shardings=None, out_shardings=None, static_argnums=None, static_argnames=None, donate_argnums=None, donate_argnames=None, keep_unused=False, device=None, backend=None, inline=False, graph=None, graph_updates=None",
};
