# bind, init_params, init_optimizer, and the three calls of a loop of one's own; momentum and clipped gradients.
import mxnet as mx
import numpy as np
from collections import namedtuple

Batch = namedtuple("Batch", ["data", "label"])
net = mx.symbol.Variable("data")
for i, units in enumerate([32, 24]):
    net = mx.symbol.FullyConnected(net, num_hidden=units, name="fc%d" % (i + 1))
    net = mx.symbol.Activation(net, act_type="relu", name="relu%d" % (i + 1))
    net = mx.symbol.Dropout(net, p=0.4)
net = mx.symbol.FullyConnected(net, num_hidden=5, name="out")
net = mx.symbol.SoftmaxOutput(net, name="softmax")

x, y = np.random.randn(40, 12).astype("float32"), np.random.randint(0, 5, 40)
mod = mx.mod.Module(net, data_names=["data"], label_names=["softmax_label"])
mod.bind(data_shapes=[("data", (10, 12))], label_shapes=[("softmax_label", (10,))])
mod.init_params(initializer=mx.init.Normal(0.05))
mod.init_optimizer(kvstore=None, optimizer="nag", optimizer_params=(("learning_rate", 0.05), ("momentum", 0.9), ("clip_gradient", 0.02)))
metric = mx.metric.create("acc")
for epoch in range(5):
    metric.reset()
    for i in range(0, 40, 10):
        batch = Batch([mx.nd.array(x[i : i + 10])], [mx.nd.array(y[i : i + 10])])
        mod.forward(batch, is_train=True)
        mod.update_metric(metric, batch.label)
        mod.backward()
        mod.update()
    print("epoch", epoch, metric.get())
