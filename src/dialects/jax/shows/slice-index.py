# shows: slice permute.axes concatenate.axis
# input: 2x2x3 = 1 2 3 4 5 6 7 8 9 10 11 12
import jax.numpy as jnp


def model(x):
    return jnp.concatenate([jnp.transpose(x, (0, 2, 1))[:, 1], x[:, 0, 1:], x[:, -1, ::2]], axis=1)
