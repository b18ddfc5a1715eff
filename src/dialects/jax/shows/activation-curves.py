# shows: activation
# input: 1x4 = -2 -0.5 0.5 2
# Curves by their names.
import jax


def model(x):
    x = jax.nn.silu(x) + jax.nn.softplus(x) + jax.nn.celu(x, 0.5) + jax.nn.selu(x)
    x = x + jax.nn.mish(x) + jax.nn.hard_swish(x) + jax.nn.log_sigmoid(x)
    return x + jax.nn.soft_sign(x) + jax.nn.elu(x) + jax.nn.relu6(x) + jax.nn.hard_tanh(x)
