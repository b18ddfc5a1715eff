# An optimiser that makes weights exactly zero.
import mxnet as mx
import numpy as np

net = mx.sym.FullyConnected(mx.sym.Variable("data"), num_hidden=1)
net = mx.sym.LogisticRegressionOutput(net, mx.sym.Variable("answer"))
it = mx.io.NDArrayIter({"data": np.random.randn(12, 4)}, {"answer": np.random.randint(0, 2, (12, 1))}, batch_size=6)
mod = mx.mod.Module(net, label_names=("answer",))
mod.fit(it, num_epoch=2, optimizer="ftrl", optimizer_params={"learning_rate": 0.1, "lamda1": 0.001}, eval_metric="mse")
