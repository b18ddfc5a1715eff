# From scratch: arrays with gradients attached, moved by the program itself.
from mxnet import autograd, nd

w, b = nd.random.normal(scale=0.01, shape=(2, 1)), nd.zeros(shape=(1,))
w.attach_grad()
b.attach_grad()
x, y = nd.random.normal(shape=(10, 2)), nd.random.normal(shape=(10, 1))
with autograd.record():
    loss = ((nd.dot(x, w) + b - y) ** 2 / 2).sum()
loss.backward()
for param in [w, b]:
    param[:] = param - 0.03 * param.grad / 10
