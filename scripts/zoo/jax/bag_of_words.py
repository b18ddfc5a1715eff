# Embedded words, a learned temperature, one logit for yes or no.
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn


class Bag(nn.Module):
    @nn.compact
    def __call__(self, tokens, deterministic=True):
        x = nn.Embed(num_embeddings=30, features=6)(tokens)
        x = nn.Dropout(0.2)(x, deterministic=deterministic)
        x = x.mean(axis=1)
        x = nn.Sequential([nn.Dense(5), nn.tanh, nn.LayerNorm(), nn.PReLU()])(x)
        temperature = self.param("temperature", nn.initializers.constant(2.0), (1,))
        return (nn.Dense(1)(x) / (1.5 + temperature))[:, 0]


model = Bag()
tokens = np.random.randint(0, 30, (16, 7))
y = np.random.randint(0, 2, 16).astype(np.float32)
params = model.init(jax.random.key(0), tokens)["params"]
tx = optax.chain(optax.add_decayed_weights(0.01), optax.sgd(0.1, momentum=0.9, nesterov=True))
opt_state = tx.init(params)


def loss_fn(params):
    logits = model.apply({"params": params}, tokens, deterministic=False, rngs={"dropout": jax.random.key(1)})
    return optax.sigmoid_binary_cross_entropy(logits, y).mean()


grads = jax.grad(loss_fn)(params)
updates, opt_state = tx.update(grads, opt_state, params)
params = optax.apply_updates(params, updates)
