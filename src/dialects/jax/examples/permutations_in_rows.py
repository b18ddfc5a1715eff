# Batches by rows of a permutation that jax draws, one-hot labels, auxiliary outputs, a learning rate that falls.
import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training import train_state

from common.utils import cifar_for_library

x_train, x_test, y_train, y_test = cifar_for_library(channel_first=False)
train_ds = {"image": jnp.asarray(x_train), "label": jnp.asarray(y_train)}


class Small(nn.Module):
    """A convolution, a pool and a dense layer."""

    @nn.compact
    def __call__(self, x):
        x = nn.Conv(features=16, kernel_size=(5, 5), strides=2, padding="VALID", kernel_init=nn.initializers.he_normal())(x)
        x = nn.gelu(x)
        x = nn.avg_pool(x, window_shape=(2, 2), strides=(2, 2))
        x = x.reshape((x.shape[0], -1))
        return nn.Dense(features=10, use_bias=False)(x)


@jax.jit
def apply_model(state, images, labels):
    def loss_fn(params):
        logits = state.apply_fn({"params": params}, images)
        one_hot = jax.nn.one_hot(labels, 10)
        loss = jnp.mean(optax.softmax_cross_entropy(logits=logits, labels=one_hot))
        return loss, logits

    grad_fn = jax.value_and_grad(loss_fn, has_aux=True)
    (loss, logits), grads = grad_fn(state.params)
    accuracy = jnp.mean(jnp.argmax(logits, -1) == labels)
    return grads, loss, accuracy


@jax.jit
def update_model(state, grads):
    return state.apply_gradients(grads=grads)


def train_epoch(state, ds, batch_size, rng):
    steps = len(ds["image"]) // batch_size
    perms = jax.random.permutation(rng, len(ds["image"]))
    perms = perms[: steps * batch_size]
    perms = perms.reshape((steps, batch_size))
    losses = []
    for perm in perms:
        grads, loss, accuracy = apply_model(state, ds["image"][perm, ...], ds["label"][perm, ...])
        state = update_model(state, grads)
        losses.append(loss)
    return state, jnp.mean(jnp.array(losses))


rng = jax.random.PRNGKey(7)
rng, init_rng = jax.random.split(rng)
model = Small()
params = model.init(init_rng, jnp.ones([1, 32, 32, 3]))["params"]
rate = optax.warmup_cosine_decay_schedule(0.0, 0.1, warmup_steps=100, decay_steps=1000)
state = train_state.TrainState.create(apply_fn=model.apply, params=params, tx=optax.sgd(rate, 0.9, nesterov=True))
for epoch in range(1, 4):
    rng, input_rng = jax.random.split(rng)
    state, train_loss = train_epoch(state, train_ds, 128, input_rng)
    _, test_loss, test_accuracy = apply_model(state, jnp.asarray(x_test), jnp.asarray(y_test))
    print("epoch: %d, loss: %.4f, accuracy: %.2f" % (epoch, train_loss, test_accuracy * 100))
