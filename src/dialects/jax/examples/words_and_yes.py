# Embedded words averaged, a parameter of the module's own, yes or no by one logit, updates by optax itself.
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn


class Bag(nn.Module):
    words: int = 500
    size: int = 12

    def setup(self):
        self.table = nn.Embed(self.words, self.size, embedding_init=nn.initializers.normal(0.02))
        self.layers = nn.Sequential([nn.Dense(8), nn.swish, nn.Dense(1, kernel_init=lambda key, shape, dtype=None: jnp.zeros(shape))])
        self.temperature = self.param("temperature", nn.initializers.constant(2.0), (1,))

    def __call__(self, tokens):
        x = self.table(tokens)
        x = x.mean(axis=1)
        return jnp.squeeze(self.layers(x) / self.temperature, axis=-1)


tokens = np.random.randint(0, 500, size=(1000, 20))
answers = np.random.randint(0, 2, size=(1000,)).astype(np.float32)
model = Bag()
params = model.init(jax.random.PRNGKey(11), tokens[:2])
tx = optax.rmsprop(1e-3, decay=0.95, momentum=0.9, centered=True)
opt_state = tx.init(params)


@jax.jit
def train_step(params, opt_state, tokens, answers):
    def loss_fn(params):
        return optax.sigmoid_binary_cross_entropy(model.apply(params, tokens), answers).mean()

    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, opt_state = tx.update(grads, opt_state, params)
    return optax.apply_updates(params, updates), opt_state, loss


for _ in range(4):
    for start in range(0, 1000, 50):
        params, opt_state, loss = train_step(params, opt_state, tokens[start : start + 50], answers[start : start + 50])
