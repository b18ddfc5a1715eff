# A small convolutional network over loaded pictures, in the loop of the tutorials.
import mxnet as mx
from mxnet import autograd, gluon
from mxnet.gluon import nn

net = nn.Sequential()
with net.name_scope():
    net.add(nn.Conv2D(channels=6, kernel_size=5, activation="relu"))
    net.add(nn.MaxPool2D(pool_size=2, strides=2))
    net.add(nn.Conv2D(channels=8, kernel_size=3, activation="relu"))
    net.add(nn.MaxPool2D(pool_size=2, strides=2))
    net.add(nn.Flatten())
    net.add(nn.Dense(20, activation="relu"))
    net.add(nn.Dense(10))
net.collect_params().initialize(mx.init.Xavier(magnitude=2.24), ctx=mx.cpu())

pictures, digits = mx.nd.random.uniform(shape=(24, 1, 16, 16)), mx.nd.array([i % 10 for i in range(24)])
train_data = gluon.data.DataLoader(gluon.data.ArrayDataset(pictures, digits), batch_size=8, shuffle=True)
softmax_cross_entropy = gluon.loss.SoftmaxCrossEntropyLoss()
trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 0.1})
for e in range(3):
    cumulative_loss = 0
    for i, (data, label) in enumerate(train_data):
        data, label = data.as_in_context(mx.cpu()), label.as_in_context(mx.cpu())
        with autograd.record():
            output = net(data)
            loss = softmax_cross_entropy(output, label)
        loss.backward()
        trainer.step(data.shape[0])
        cumulative_loss += mx.nd.sum(loss).asscalar()
    print("Epoch %s, loss %s" % (e, cumulative_loss / 24))
