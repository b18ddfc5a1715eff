# Residual blocks with batch normalisation, the statistics carried in a train state of its own.
from functools import partial
from typing import Any, Callable

import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax.training import train_state


class Residual(nn.Module):
    filters: int
    norm: Callable
    strides: tuple = (1, 1)

    @nn.compact
    def __call__(self, x):
        y = nn.Conv(self.filters, (3, 3), self.strides, use_bias=False)(x)
        y = nn.relu(self.norm()(y))
        y = self.norm(scale_init=nn.initializers.zeros)(nn.Conv(self.filters, (3, 3), use_bias=False)(y))
        if y.shape != x.shape:
            x = self.norm(name="norm_proj")(nn.Conv(self.filters, (1, 1), self.strides, use_bias=False, name="conv_proj")(x))
        return nn.relu(x + y)


class ResNet(nn.Module):
    @nn.compact
    def __call__(self, x, train: bool = True):
        norm = partial(nn.BatchNorm, use_running_average=not train, momentum=0.9, epsilon=1e-5)
        x = nn.relu(norm(name="bn_init")(nn.Conv(4, (3, 3), name="conv_init")(x)))
        x = nn.max_pool(x, (3, 3), strides=(2, 2), padding="SAME")
        x = Residual(4, norm)(x)
        x = Residual(8, norm, (2, 2))(x)
        x = jnp.mean(x, axis=(1, 2))
        return nn.Dense(5)(x)


class State(train_state.TrainState):
    batch_stats: Any


model = ResNet()
x = np.random.rand(12, 9, 9, 3).astype(np.float32)
y = np.random.randint(0, 5, 12)
variables = model.init(jax.random.PRNGKey(0), x[:1], train=False)
tx = optax.chain(optax.clip_by_global_norm(0.5), optax.adamw(0.01, weight_decay=0.1))
state = State.create(apply_fn=model.apply, params=variables["params"], tx=tx, batch_stats=variables["batch_stats"])


def loss_fn(params):
    logits, new = state.apply_fn({"params": params, "batch_stats": state.batch_stats}, x, mutable=["batch_stats"])
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean(), new["batch_stats"]


(loss, batch_stats), grads = jax.value_and_grad(loss_fn, has_aux=True)(state.params)
state = state.apply_gradients(grads=grads, batch_stats=batch_stats)
