# The same decay by an optimiser that the program makes: nobody told it the weights' names, so biases decay, too.
import mxnet as mx
import numpy as np

net = mx.sym.FullyConnected(mx.sym.Variable("data"), num_hidden=8, name="fc1")
net = mx.sym.BatchNorm(mx.sym.Activation(net, act_type="tanh"), fix_gamma=False, name="bn")
net = mx.sym.SoftmaxOutput(mx.sym.FullyConnected(net, num_hidden=3, name="fc2"), name="softmax")
mod = mx.mod.Module(net)
it = mx.io.NDArrayIter(np.random.rand(8, 5), np.random.randint(0, 3, 8), 4)
mod.fit(it, num_epoch=1, optimizer=mx.optimizer.Adam(learning_rate=0.1, wd=0.5, rescale_grad=0.25))
