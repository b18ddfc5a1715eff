# Before Module: an executor bound by hand, and weights moved by an updater.
import mxnet as mx
import numpy as np

net = mx.sym.FullyConnected(mx.sym.Variable("data"), num_hidden=3, name="fc")
net = mx.sym.SoftmaxOutput(net, name="softmax")
executor = net.simple_bind(ctx=mx.cpu(), data=(4, 5), softmax_label=(4,))
executor.arg_dict["fc_weight"][:] = np.random.randn(3, 5) * 0.01
executor.forward(is_train=True, data=np.random.rand(4, 5), softmax_label=np.array([0, 1, 2, 0]))
executor.backward()
executor.arg_dict["fc_weight"][:] -= 0.1 * executor.grad_dict["fc_weight"]
