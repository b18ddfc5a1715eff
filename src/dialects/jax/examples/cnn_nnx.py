# The repository's CNN in nnx: layers as attributes, an optimiser that changes the model in place, modes by train() and eval().
import jax.numpy as jnp
import optax
from flax import nnx

from common.params import *
from common.utils import *


class CNN(nnx.Module):
    def __init__(self, *, rngs: nnx.Rngs):
        self.conv1 = nnx.Conv(3, 50, kernel_size=(3, 3), rngs=rngs)
        self.conv2 = nnx.Conv(50, 50, kernel_size=(3, 3), rngs=rngs)
        self.conv3 = nnx.Conv(50, 100, kernel_size=(3, 3), rngs=rngs)
        self.conv4 = nnx.Conv(100, 100, kernel_size=(3, 3), rngs=rngs)
        self.hidden = nnx.Linear(8 * 8 * 100, 512, rngs=rngs)
        self.output = nnx.Linear(512, N_CLASSES, rngs=rngs)
        self.drop_some = nnx.Dropout(0.25, rngs=rngs)
        self.drop_half = nnx.Dropout(0.5, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.conv2(nnx.relu(self.conv1(x))))
        x = self.drop_some(nnx.max_pool(x, (2, 2), strides=(2, 2)))
        x = nnx.relu(self.conv4(nnx.relu(self.conv3(x))))
        x = self.drop_some(nnx.max_pool(x, (2, 2), strides=(2, 2)))
        x = nnx.relu(self.hidden(x.reshape(x.shape[0], -1)))
        return self.output(self.drop_half(x))


x_train, x_test, y_train, y_test = cifar_for_library(channel_first=False)

model = CNN(rngs=nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.sgd(LR, MOMENTUM), wrt=nnx.Param)


def loss_fn(model, images, labels):
    logits = model(images)
    return optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean()


@nnx.jit
def train_step(model, optimizer, images, labels):
    loss, grads = nnx.value_and_grad(loss_fn)(model, images, labels)
    optimizer.update(model, grads)
    return loss


model.train()
for epoch in range(EPOCHS):
    for images, labels in yield_mb(x_train, y_train, BATCHSIZE, shuffle=True):
        loss = train_step(model, optimizer, images, labels)
    print(epoch, loss)

model.eval()
hits = []
for images, labels in yield_mb(x_test, y_test, BATCHSIZE):
    hits.append((model(images).argmax(axis=1) == labels).mean())
print("Accuracy:", jnp.mean(jnp.array(hits)))
