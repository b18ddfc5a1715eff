# The repository's CNN in linen: a compact module, a train state, compiled steps, permutations by hand.
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training import train_state

from common.params import *
from common.utils import *


class CNN(nn.Module):
    n_classes: int = N_CLASSES

    @nn.compact
    def __call__(self, x, train: bool):
        x = nn.relu(nn.Conv(50, (3, 3))(x))
        x = nn.relu(nn.Conv(50, (3, 3))(x))
        x = nn.max_pool(x, (2, 2), strides=(2, 2))
        x = nn.Dropout(0.25, deterministic=not train)(x)
        x = nn.relu(nn.Conv(100, (3, 3))(x))
        x = nn.relu(nn.Conv(100, (3, 3))(x))
        x = nn.max_pool(x, (2, 2), strides=(2, 2))
        x = nn.Dropout(0.25, deterministic=not train)(x)
        x = x.reshape((x.shape[0], -1))
        x = nn.relu(nn.Dense(512)(x))
        x = nn.Dropout(0.5, deterministic=not train)(x)
        return nn.Dense(self.n_classes)(x)


x_train, x_test, y_train, y_test = cifar_for_library(channel_first=False)

model = CNN()
key, init_key = jax.random.split(jax.random.key(0))
variables = model.init(init_key, jnp.zeros((1, 32, 32, 3)), train=False)
state = train_state.TrainState.create(
    apply_fn=model.apply, params=variables["params"], tx=optax.sgd(LR, momentum=MOMENTUM)
)


@jax.jit
def train_step(state, images, labels, key):
    def loss_fn(params):
        logits = state.apply_fn({"params": params}, images, train=True, rngs={"dropout": key})
        losses = optax.softmax_cross_entropy_with_integer_labels(logits, labels)
        return losses.mean()

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


@jax.jit
def predict(state, images):
    return jnp.argmax(state.apply_fn({"params": state.params}, images, train=False), axis=-1)


rng = np.random.default_rng(0)
steps = len(x_train) // BATCHSIZE
for epoch in range(EPOCHS):
    order = rng.permutation(len(x_train))
    for i in range(steps):
        rows = order[i * BATCHSIZE : (i + 1) * BATCHSIZE]
        key, dropout_key = jax.random.split(key)
        state, loss = train_step(state, x_train[rows], y_train[rows], dropout_key)
    print(epoch, float(loss))

right = 0
for i in range(0, len(x_test), BATCHSIZE):
    guess = predict(state, x_test[i : i + BATCHSIZE])
    right += jnp.sum(guess == y_test[i : i + BATCHSIZE])
print("Accuracy:", right / len(x_test))
