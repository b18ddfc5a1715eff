# Convolutions down and up again in nnx, lists of layers, a loss of squares, modes by a view, split and merged.
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx


class Down(nnx.Module):
    def __init__(self, din, dout, rngs):
        self.conv = nnx.Conv(din, dout, (3, 3), strides=2, rngs=rngs)
        self.norm = nnx.BatchNorm(dout, rngs=rngs)

    def __call__(self, x):
        return jax.nn.leaky_relu(self.norm(self.conv(x)), 0.2)


class AutoEncoder(nnx.Module):
    def __init__(self, rngs):
        self.down = nnx.List([Down(1, 8, rngs), Down(8, 16, rngs)])
        self.code = nnx.Sequential(nnx.Linear(16, 4, rngs=rngs), nnx.silu, nnx.Linear(4, 16, rngs=rngs))
        self.up = nnx.ConvTranspose(16, 8, (3, 3), strides=(2, 2), rngs=rngs)
        self.out = nnx.ConvTranspose(8, 1, (4, 4), strides=(2, 2), rngs=rngs)
        self.bright = nnx.Param(jnp.ones((1,)))
        self.drop = nnx.Dropout(0.1, rngs=rngs)

    def __call__(self, x):
        for layer in self.down:
            x = layer(x)
        x = self.drop(x + self.code(x))
        return nnx.sigmoid(self.out(nnx.relu(self.up(x)))) * self.bright


model = AutoEncoder(nnx.Rngs(params=1, dropout=2))
optimizer = nnx.Optimizer(model, optax.chain(optax.scale_by_adam(b2=0.99), optax.scale(-3e-4)), wrt=nnx.Param)
metrics = nnx.MultiMetric(loss=nnx.metrics.Average("loss"))


@nnx.jit
def train_step(model, optimizer, metrics, batch):
    def loss_fn(model):
        return jnp.mean(jnp.square(model(batch) - batch))

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    metrics.update(loss=loss)
    optimizer.update(model, grads)


images = np.random.uniform(size=(320, 16, 16, 1)).astype(np.float32)
rng = np.random.RandomState(1)
for epoch in range(3):
    order = rng.permutation(len(images))
    for start in range(0, len(images), 32):
        train_step(model, optimizer, metrics, images[order[start : start + 32]])
    print(metrics.compute()["loss"])
    metrics.reset()
model.eval()
graphdef, state = nnx.split(model)
print(nnx.merge(graphdef, state)(images[:4]).shape)
