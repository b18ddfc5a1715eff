# Pictures through a narrow place and back again.
import mxnet as mx
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn

encoder = nn.HybridSequential()
encoder.add(nn.Conv2D(4, 3, strides=2, padding=1), nn.LeakyReLU(0.2), nn.Conv2D(6, 3, strides=2, padding=1), nn.LeakyReLU(0.2))
decoder = nn.HybridSequential()
decoder.add(nn.Conv2DTranspose(4, 4, strides=2, padding=1), nn.PReLU(), nn.Conv2DTranspose(1, 4, strides=2, padding=1), nn.Activation("sigmoid"))
net = nn.HybridSequential()
net.add(encoder, decoder)
net.initialize(mx.init.MSRAPrelu())
l2 = gluon.loss.L2Loss()
trainer = gluon.Trainer(net.collect_params(), "rmsprop", {"learning_rate": 0.002, "gamma1": 0.9})
for _ in range(3):
    batch = nd.random.uniform(shape=(5, 1, 8, 8))
    with autograd.record():
        loss = l2(net(batch), batch)
    loss.backward()
    trainer.step(batch.shape[0])
