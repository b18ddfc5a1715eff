# A class for every pixel: down, up again by a transposed convolution, joined with what came before; softmax over channels.
import mxnet as mx
import numpy as np

data = mx.sym.Variable("data")
down = mx.sym.Activation(mx.sym.Convolution(data, kernel=(3, 3), pad=(1, 1), num_filter=4, name="c1"), act_type="relu")
small = mx.sym.Pooling(down, kernel=(2, 2), stride=(2, 2), pool_type="max")
small = mx.sym.Activation(mx.sym.Convolution(small, kernel=(3, 3), pad=(1, 1), num_filter=6, name="c2"), act_type="relu")
up = mx.sym.Deconvolution(small, kernel=(4, 4), stride=(2, 2), pad=(1, 1), num_filter=5, name="up")
both = mx.sym.concat(up, down, dim=1)
score = mx.sym.Convolution(both, kernel=(1, 1), num_filter=3, name="score")
net = mx.sym.SoftmaxOutput(score, multi_output=True, name="softmax")
mod = mx.mod.Module(net)
it = mx.io.NDArrayIter(np.random.rand(4, 2, 8, 8), np.random.randint(0, 3, (4, 8, 8)), 2)
mod.fit(it, num_epoch=1, initializer=mx.init.Xavier(magnitude=2), optimizer="adam", optimizer_params={"learning_rate": 0.003, "beta1": 0.5})
