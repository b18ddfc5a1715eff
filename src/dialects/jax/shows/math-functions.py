# shows: math
# input: 1x4 = 0.25 1 2 3.5
import jax
import jax.numpy as jnp


def model(x):
    y = x - 1.5
    first = [jnp.exp(x), jnp.log(x), jnp.sqrt(x), jax.lax.rsqrt(x), jnp.square(y), jnp.abs(y), jnp.negative(x), jnp.sign(y)]
    return jnp.concatenate(first + [jnp.sin(x), jnp.cos(x), jnp.clip(x, 0.5, 3)], axis=1)
