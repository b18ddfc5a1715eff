# A small regression in nnx: Huber's loss, an activation of its own choice, layers in a list.
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx


class MLP(nnx.Module):
    def __init__(self, sizes, rngs):
        self.layers = nnx.List([nnx.Linear(a, b, rngs=rngs) for a, b in zip(sizes[:-1], sizes[1:])])
        self.norm = nnx.LayerNorm(sizes[-2], rngs=rngs)

    def __call__(self, x):
        for layer in self.layers[:-1]:
            x = nnx.gelu(layer(x))
        return self.layers[-1](self.norm(x))


model = MLP([6, 9, 7, 2], nnx.Rngs(1))
optimizer = nnx.Optimizer(model, optax.rmsprop(0.01, momentum=0.9), wrt=nnx.Param)
x = np.random.rand(20, 6).astype(np.float32)
y = 3 * np.random.rand(20, 2).astype(np.float32)
loss, grads = nnx.value_and_grad(lambda model: optax.huber_loss(model(x), y, delta=0.5).mean())(model)
optimizer.update(model, grads)
