# No modules: parameters in nested lists, matrix products, a convolution by hand, gradient descent written out.
import jax
import jax.numpy as jnp
import numpy as np
from jax import grad, jit, lax, random


def init_params(key, sizes):
    keys = random.split(key, len(sizes) + 1)
    kernel = 0.1 * random.normal(keys[0], (3, 3, 1, 4))
    layers = [
        (random.normal(k, (m, n)) / np.sqrt(m), jnp.zeros((n,)))
        for k, m, n in zip(keys[1:], sizes[:-1], sizes[1:])
    ]
    return {"kernel": kernel, "layers": layers}


def predict(params, images):
    x = lax.conv_general_dilated(images, params["kernel"], (2, 2), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
    x = jnp.maximum(x, 0.0)
    x = lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
    x = jnp.reshape(x, (x.shape[0], -1))
    for w, b in params["layers"][:-1]:
        x = jnp.tanh(jnp.dot(x, w) + b)
    w, b = params["layers"][-1]
    return jax.nn.log_softmax(x @ w + b)


def loss(params, images, targets):
    return -jnp.mean(jnp.sum(predict(params, images) * targets, axis=1))


@jit
def update(params, images, targets):
    grads = grad(loss)(params, images, targets)
    return jax.tree.map(lambda p, g: p - 0.05 * g, params, grads)


x = np.random.rand(600, 28, 28, 1).astype("float32")
y = jax.nn.one_hot(np.random.randint(0, 10, 600), 10)
params = init_params(random.PRNGKey(0), [7 * 7 * 4, 32, 10])
for epoch in range(5):
    for i in range(6):
        params = update(params, x[i * 100 : (i + 1) * 100], y[i * 100 : (i + 1) * 100])
