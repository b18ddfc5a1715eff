# The first layer keeps its weights.
import mxnet as mx
import numpy as np

data = mx.sym.Variable("data")
net = mx.sym.Convolution(data, num_filter=4, kernel=(3, 3), pad=(1, 1), name="backbone_conv")
net = mx.sym.BatchNorm(net, name="backbone_bn")
net = mx.sym.LeakyReLU(net, act_type="elu", slope=0.5)
net = mx.sym.Pooling(net, kernel=(3, 3), stride=(2, 2), pool_type="max", pooling_convention="full")
net = mx.sym.FullyConnected(net, num_hidden=3, name="head")
net = mx.sym.SoftmaxOutput(net, name="softmax")
fixed = [name for name in net.list_arguments() if name.startswith("backbone_conv")]
mod = mx.mod.Module(net, fixed_param_names=fixed)
it = mx.io.NDArrayIter(np.random.rand(8, 2, 6, 6), np.random.randint(0, 3, 8), 4)
mod.fit(it, num_epoch=1, optimizer=mx.optimizer.SGD(learning_rate=0.1, momentum=0.5, rescale_grad=1.0 / 4))
