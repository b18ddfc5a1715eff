# shows: arithmetic
# input: 2x4 = 1 2 3 4 0.5 0.25 2 8
# Two halves of a row with one another, and with numbers.
import jax.numpy as jnp


def model(x):
    a, b = x[:, :2], x[:, 2:]
    pairs = [jnp.add(a, b), jnp.subtract(a, b), jnp.multiply(a, b), jnp.divide(a, b), jnp.power(a, b), jnp.maximum(a, b), jnp.minimum(a, b)]
    return jnp.concatenate(pairs + [a + 2, 2 - a, a * 3, 1 / a, a**2], axis=1)
