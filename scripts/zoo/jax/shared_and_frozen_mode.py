# One layer used twice, a mode kept as a field of the module, a cosine schedule.
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn


class Twice(nn.Module):
    training: bool

    @nn.compact
    def __call__(self, x):
        layer = nn.Dense(8, name="same")
        x = nn.BatchNorm(use_running_average=not self.training, axis=-1, use_bias=False)(layer(x))
        x = nn.relu(layer(x))
        return nn.Dense(3, bias_init=nn.initializers.normal(0.5))(x)


x = np.random.rand(9, 8).astype(np.float32)
y = np.random.randint(0, 3, 9)
variables = Twice(training=False).init(jax.random.key(0), x)
tx = optax.adam(optax.cosine_decay_schedule(0.1, 100))
opt_state = tx.init(variables["params"])


def loss_fn(params):
    logits, changed = Twice(training=True).apply({**variables, "params": params}, x, mutable="batch_stats")
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).sum(), changed


(loss, changed), grads = jax.value_and_grad(loss_fn, has_aux=True)(variables["params"])
updates, opt_state = tx.update(grads, opt_state)
params = optax.apply_updates(variables["params"], updates)
