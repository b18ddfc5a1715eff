# A decoder of transposed convolutions, setup style, squares against pictures.
import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import optax


class Decoder(nn.Module):
    width: int = 4

    def setup(self):
        self.fc = nn.Dense(3 * 3 * self.width)
        self.ups = [nn.ConvTranspose(self.width, (3, 3), strides=(2, 2)), nn.ConvTranspose(2, (4, 4), strides=(2, 2), padding="VALID")]
        self.norm = nn.GroupNorm(num_groups=2)
        self.out = nn.Conv(1, (3, 3), padding="CIRCULAR")

    def __call__(self, z):
        x = nn.leaky_relu(self.fc(z)).reshape(-1, 3, 3, self.width)
        x = nn.elu(self.norm(self.ups[0](x)))
        return nn.sigmoid(self.out(self.ups[1](x)))


model = Decoder()
z = np.random.randn(5, 6).astype(np.float32)
y = np.random.rand(5, 14, 14, 1).astype(np.float32)
params = model.init(jax.random.PRNGKey(2), z)
tx = optax.adagrad(0.05)
opt_state = tx.init(params)


@jax.jit
def step(params, opt_state, z, y):
    loss, grads = jax.value_and_grad(lambda p: jnp.mean(optax.squared_error(model.apply(p, z), y)))(params)
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, loss


params, opt_state, loss = step(params, opt_state, z, y)
