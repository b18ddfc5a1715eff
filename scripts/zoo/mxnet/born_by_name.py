# Initialisers by pattern, by variable, and by layer.
import mxnet as mx
import numpy as np

data = mx.sym.Variable("data")
own = mx.sym.Variable("special_weight", init=mx.init.Orthogonal(scale=1.0, rand_type="normal"))
net = mx.sym.FullyConnected(data, num_hidden=40, name="a")
net = mx.sym.Activation(net, act_type="softrelu")
net = mx.sym.FullyConnected(net, weight=own, num_hidden=40, name="special")
net = mx.sym.Activation(net, act_type="softsign")
net = mx.sym.FullyConnected(net, num_hidden=4, name="b")
net = mx.sym.SoftmaxOutput(net, name="softmax")
init = mx.init.Mixed(["a_bias", "a_.*", ".*"], [mx.init.Constant(0.1), mx.init.Normal(0.2), mx.init.MSRAPrelu(factor_type="in", slope=0)])
mod = mx.mod.Module(net)
it = mx.io.NDArrayIter(np.random.rand(8, 30), np.random.randint(0, 4, 8), 4)
mod.fit(it, num_epoch=1, initializer=init, optimizer="adadelta", optimizer_params={"rho": 0.9, "epsilon": 1e-5})
