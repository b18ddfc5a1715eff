# Four towers joined over channels, then an average over all places.
import mxnet as mx
import numpy as np


def ConvFactory(data, num_filter, kernel, stride=(1, 1), pad=(0, 0), name=None):
    conv = mx.sym.Convolution(data=data, num_filter=num_filter, kernel=kernel, stride=stride, pad=pad, name="conv_%s" % name)
    bn = mx.sym.BatchNorm(data=conv, fix_gamma=False, eps=1e-5, name="bn_%s" % name)
    return mx.sym.Activation(data=bn, act_type="relu", name="relu_%s" % name)


data = mx.sym.Variable(name="data")
one = ConvFactory(data, 3, (1, 1), name="1x1")
three = ConvFactory(ConvFactory(data, 2, (1, 1), name="3x3r"), 4, (3, 3), pad=(1, 1), name="3x3")
double = ConvFactory(ConvFactory(data, 2, (3, 3), pad=(1, 1), name="d1"), 2, (3, 3), pad=(1, 1), name="d2")
pooled = ConvFactory(mx.sym.Pooling(data, kernel=(3, 3), stride=(1, 1), pad=(1, 1), pool_type="avg", name="avg"), 2, (1, 1), name="proj")
joined = mx.sym.Concat(one, three, double, pooled, name="concat")
pool = mx.sym.Pooling(joined, kernel=(6, 6), stride=(1, 1), pool_type="avg", name="global_pool")
fc = mx.sym.FullyConnected(data=mx.sym.Flatten(pool), num_hidden=4, name="fc1")
net = mx.sym.SoftmaxOutput(fc, name="softmax")
mod = mx.mod.Module(net)
it = mx.io.NDArrayIter(np.random.rand(10, 3, 6, 6), np.random.randint(0, 4, 10), 5, last_batch_handle="discard")
mod.fit(it, num_epoch=1, initializer=mx.init.Xavier(), optimizer="sgd", optimizer_params={"learning_rate": 0.02})
