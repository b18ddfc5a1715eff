# shows: activation.alpha
# input: 1x2 = -1 2
# The negative slope is 0.01.
import jax

model = lambda x: jax.nn.leaky_relu(x)
