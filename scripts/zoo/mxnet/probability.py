# Yes or no by a logistic output.
import mxnet as mx
import numpy as np

net = mx.sym.FullyConnected(mx.sym.Variable("data"), num_hidden=6, name="fc1")
net = mx.sym.Activation(net, act_type="relu")
net = mx.sym.FullyConnected(net, num_hidden=1, name="fc2")
net = mx.sym.LogisticRegressionOutput(net, mx.sym.Variable("answer"), name="logistic")
it = mx.io.NDArrayIter({"data": np.random.randn(12, 4)}, {"answer": np.random.randint(0, 2, (12, 1))}, batch_size=6)
mod = mx.mod.Module(net, label_names=("answer",))
mod.fit(it, num_epoch=2, optimizer="adam", optimizer_params={"learning_rate": 0.1, "epsilon": 1e-5}, eval_metric="mse")
