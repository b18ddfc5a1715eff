# A loss made of operators and handed to MakeLoss; answers stand beside it behind BlockGrad.
import mxnet as mx
import numpy as np

x, y = mx.sym.var("data"), mx.sym.var("label")
h = mx.sym.tanh(mx.sym.FullyConnected(x, num_hidden=10, name="h"))
answer = mx.sym.FullyConnected(h, num_hidden=2, name="answer")
loss = mx.sym.MakeLoss(mx.sym.mean(mx.sym.square(answer - y), axis=1), name="loss")
net = mx.sym.Group([mx.sym.BlockGrad(answer), loss])

it = mx.io.NDArrayIter(np.random.rand(16, 4), np.random.rand(16, 2), batch_size=8, label_name="label")
mod = mx.mod.Module(net, label_names=["label"])
mod.fit(it, num_epoch=2, optimizer="adamax", optimizer_params={"learning_rate": 0.01}, eval_metric=mx.metric.Loss())
