# shows: pad.mode pad.before pad.after pad.value
# input: 1x4 = 1 2 3 4
# What a border is filled with.
import jax.numpy as jnp


def model(x):
    x = jnp.pad(x, ((0, 0), (1, 2)), mode="reflect")
    x = jnp.pad(x, ((0, 0), (1, 1)), mode="edge")
    x = jnp.pad(x, ((0, 0), (2, 1)), mode="wrap")
    return jnp.pad(x, ((0, 0), (1, 0)), constant_values=7)
