# Batch normalisation with its statistics beside the parameters; layers made in setup; clipping and decay in a chain.
from functools import partial
from typing import Any, Callable, Sequence

import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax.training import train_state


class Block(nn.Module):
    features: int
    norm: Callable
    strides: tuple = (1, 1)

    @nn.compact
    def __call__(self, x):
        y = nn.Conv(self.features, (3, 3), self.strides, use_bias=False)(x)
        y = nn.relu(self.norm()(y))
        y = nn.Conv(self.features, (3, 3), use_bias=False)(y)
        y = self.norm(scale_init=nn.initializers.zeros_init())(y)
        if x.shape != y.shape:
            x = nn.Conv(self.features, (1, 1), self.strides, use_bias=False, name="shortcut")(x)
        return nn.relu(x + y)


class ResNet(nn.Module):
    widths: Sequence[int]
    classes: int = 10

    @nn.compact
    def __call__(self, x, train: bool = True):
        norm = partial(nn.BatchNorm, use_running_average=not train, momentum=0.9)
        for i, width in enumerate(self.widths):
            x = Block(width, norm, (2, 2) if i else (1, 1))(x)
        x = jnp.mean(x, axis=(1, 2))
        return nn.Dense(self.classes)(x)


class Wrapper(nn.Module):
    inner: nn.Module
    drop: float = 0.1

    def setup(self):
        self.dropout = nn.Dropout(self.drop)
        self.scales = [nn.LayerNorm(), nn.LayerNorm(use_bias=False)]

    def __call__(self, x, train):
        y = self.inner(x, train=train)
        for scale in self.scales:
            y = scale(y)
        return self.dropout(y, deterministic=not train)


class State(train_state.TrainState):
    batch_stats: Any


model = Wrapper(ResNet(widths=(8, 16)))
x = np.random.rand(256, 16, 16, 3).astype(np.float32)
y = np.random.randint(0, 10, size=256)
variables = model.init({"params": jax.random.key(3), "dropout": jax.random.key(4)}, x[:1], True)
tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(1e-3, weight_decay=0.01))
state = State.create(apply_fn=model.apply, params=variables["params"], batch_stats=variables["batch_stats"], tx=tx)


@jax.jit
def step(state, images, labels, key):
    key = jax.random.fold_in(key, state.step)

    def loss_fn(params):
        logits, updates = state.apply_fn(
            {"params": params, "batch_stats": state.batch_stats}, images, True, rngs={"dropout": key}, mutable=["batch_stats"]
        )
        return optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean(), updates

    (loss, updates), grads = jax.value_and_grad(loss_fn, has_aux=True)(state.params)
    return state.apply_gradients(grads=grads, batch_stats=updates["batch_stats"]), loss


for epoch in range(2):
    for i in range(0, len(x), 32):
        state, loss = step(state, x[i : i + 32], y[i : i + 32], jax.random.key(5))
logits = state.apply_fn({"params": state.params, "batch_stats": state.batch_stats}, x, False)
print(logits.shape)
