# Dot-product attention of symbols, layer normalisation, and a sum over the batch by normalization="batch".
import mxnet as mx
import numpy as np

x = mx.sym.Variable("data")
q, k, v = (mx.sym.FullyConnected(x, num_hidden=6, flatten=False, name=name) for name in ("q", "k", "v"))
scores = mx.sym.batch_dot(q, k, transpose_b=True) / 6**0.5
mixed = mx.sym.batch_dot(mx.sym.softmax(scores, axis=-1), v)
y = mx.sym.LayerNorm(mixed + x, axis=-1, name="norm")
y = mx.sym.mean(y, axis=1)
net = mx.sym.SoftmaxOutput(mx.sym.FullyConnected(y, num_hidden=3, name="out"), normalization="batch", name="softmax")
mod = mx.mod.Module(net)
it = mx.io.NDArrayIter(np.random.rand(8, 5, 6), np.random.randint(0, 3, 8), 4)
mod.fit(it, num_epoch=1, initializer=mx.init.Xavier(), optimizer="adam", optimizer_params={"learning_rate": 0.001, "rescale_grad": 1.0})
