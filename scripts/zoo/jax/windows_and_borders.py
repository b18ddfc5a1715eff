# Padding in all its words, pools of several kinds, grouped and widened kernels.
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from jax import lax


class Windows(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = jnp.pad(x, ((0, 0), (1, 0), (0, 1), (0, 0)), mode="reflect")
        a = nn.Conv(6, (3, 2), kernel_dilation=(2, 1), feature_group_count=2, padding=((2, 1), (0, 1)))(x)
        b = nn.Conv(6, (3, 3), padding="REFLECT", kernel_init=nn.initializers.variance_scaling(2.0, "fan_out", "uniform"))(x)
        x = jnp.concatenate([nn.max_pool(a[:, 1:, :-1], (2, 2)), nn.avg_pool(b[:, :10, :10], (2, 2), padding=((1, 0), (0, 1)))[:, :a.shape[1] - 2, :a.shape[2] - 2]], axis=-1)
        x = lax.reduce_window(nn.softplus(x), 0.0, lax.add, (1, 2, 2, 1), (1, 2, 2, 1), "SAME") / 4
        x = nn.avg_pool(x, (3, 3), strides=(2, 2), padding="SAME", count_include_pad=False)
        x = jnp.swapaxes(x, 1, 3).reshape(x.shape[0], -1)
        return nn.log_softmax(nn.Dense(3)(nn.swish(x)))


model = Windows()
x = np.random.rand(6, 11, 11, 4).astype(np.float32)
y = np.eye(3, dtype=np.float32)[np.random.randint(0, 3, 6)]
params = model.init(jax.random.key(0), x)
tx = optax.lion(0.01, weight_decay=0.0)
opt_state = tx.init(params)
loss, grads = jax.value_and_grad(lambda params: -jnp.mean(jnp.sum(model.apply(params, x) * y, axis=-1)))(params)
updates, opt_state = tx.update(grads, opt_state, params)
params = optax.apply_updates(params, updates)
