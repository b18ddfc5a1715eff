import mxnet as mx
import numpy as np

mx.random.seed(7)
data = mx.sym.var("data")
net = mx.sym.Flatten(data)
net = mx.sym.FullyConnected(net, name="fc1", num_hidden=128)
net = mx.sym.Activation(net, name="relu1", act_type="relu")
net = mx.sym.FullyConnected(net, name="fc2", num_hidden=10)
net = mx.sym.SoftmaxOutput(net, name="softmax")
train = mx.io.NDArrayIter(np.random.rand(1000, 1, 28, 28), np.random.randint(0, 10, 1000), 100, shuffle=True, last_batch_handle="discard")
val = mx.io.NDArrayIter(np.random.rand(200, 1, 28, 28), np.random.randint(0, 10, 200), 100)
mod = mx.mod.Module(symbol=net, context=mx.cpu())
schedule = mx.lr_scheduler.FactorScheduler(step=100, factor=0.5)
mod.fit(train, eval_data=val, optimizer="sgd", optimizer_params={"learning_rate": 0.1, "momentum": 0.9, "clip_gradient": 2.0, "lr_scheduler": schedule},
        initializer=mx.init.MSRAPrelu(slope=0), eval_metric="acc", batch_end_callback=mx.callback.Speedometer(100, 100), num_epoch=3)
print(mod.score(val, "acc"))
