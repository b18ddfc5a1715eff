# One trunk, two losses of different weight: a class and a number, in one Group.
import mxnet as mx
import numpy as np

data = mx.sym.Variable("data")
trunk = mx.sym.Activation(mx.sym.FullyConnected(data, num_hidden=12, name="trunk"), act_type="sigmoid")
kind = mx.sym.SoftmaxOutput(mx.sym.FullyConnected(trunk, num_hidden=3, name="kind"), name="softmax")
size = mx.sym.LinearRegressionOutput(mx.sym.FullyConnected(trunk, num_hidden=1, name="size"), mx.sym.Variable("size_label"), grad_scale=0.3, name="lin")
net = mx.sym.Group([kind, size])

it = mx.io.NDArrayIter({"data": np.random.rand(20, 6)}, {"softmax_label": np.random.randint(0, 3, 20), "size_label": np.random.rand(20, 1)}, batch_size=5)
mod = mx.mod.Module(net, label_names=("softmax_label", "size_label"))
mod.bind(data_shapes=it.provide_data, label_shapes=it.provide_label)
mod.init_params(mx.init.Uniform(0.1))
mod.init_optimizer(optimizer="adagrad", optimizer_params={"learning_rate": 0.1})
for epoch in range(3):
    it.reset()
    for batch in it:
        mod.forward(batch)
        mod.backward()
        mod.update()
