# shows: activation.function
# input: 1x3 = -1 0.5 2
# Approximated by tanh unless told not to.
import jax

model = lambda x: jax.nn.gelu(x)
