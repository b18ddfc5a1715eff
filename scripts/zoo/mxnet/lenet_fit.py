# Digits by a small convolutional network, trained by fit.
import mxnet as mx
import numpy as np

data = mx.sym.Variable("data")
conv1 = mx.sym.Convolution(data=data, kernel=(5, 5), num_filter=6)
act1 = mx.sym.Activation(data=conv1, act_type="tanh")
pool1 = mx.sym.Pooling(data=act1, pool_type="max", kernel=(2, 2), stride=(2, 2))
conv2 = mx.sym.Convolution(data=pool1, kernel=(3, 3), num_filter=8)
act2 = mx.sym.Activation(data=conv2, act_type="tanh")
pool2 = mx.sym.Pooling(data=act2, pool_type="max", kernel=(2, 2), stride=(2, 2))
flat = mx.sym.Flatten(data=pool2)
fc1 = mx.sym.FullyConnected(data=flat, num_hidden=20)
act3 = mx.sym.Activation(data=fc1, act_type="tanh")
fc2 = mx.sym.FullyConnected(data=act3, num_hidden=10)
lenet = mx.sym.SoftmaxOutput(data=fc2, name="softmax")

pictures, digits = np.random.rand(24, 1, 16, 16), np.random.randint(0, 10, 24)
train_iter = mx.io.NDArrayIter(pictures[:16], digits[:16], 8, shuffle=True)
val_iter = mx.io.NDArrayIter(pictures[16:], digits[16:], 8)
model = mx.mod.Module(symbol=lenet, context=mx.cpu())
model.fit(train_iter, eval_data=val_iter, optimizer="sgd", optimizer_params={"learning_rate": 0.1}, eval_metric="acc", batch_end_callback=mx.callback.Speedometer(8, 100), num_epoch=10)
