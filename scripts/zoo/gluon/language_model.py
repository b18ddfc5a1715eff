# The next word at every step: a GRU, batches first, and gradients clipped by their joint length.
import mxnet as mx
import numpy as np
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn, rnn


class RNNModel(gluon.Block):
    def __init__(self, vocab_size, hidden, **kwargs):
        super(RNNModel, self).__init__(**kwargs)
        with self.name_scope():
            self.drop = nn.Dropout(0.2)
            self.encoder = nn.Embedding(vocab_size, 6)
            self.rnn = rnn.GRU(hidden, layout="NTC", input_size=6)
            self.decoder = nn.Dense(vocab_size, in_units=hidden)
            self.hidden = hidden

    def forward(self, inputs):
        output = self.rnn(self.drop(self.encoder(inputs)))
        return self.decoder(output.reshape((-1, self.hidden)))


corpus = np.random.randint(0, 20, (4, 5))
model = RNNModel(20, 7)
model.collect_params().initialize(mx.init.Xavier())
trainer = gluon.Trainer(model.collect_params(), "sgd", {"learning_rate": 1.0, "momentum": 0, "wd": 0})
loss = gluon.loss.SoftmaxCrossEntropyLoss()
for epoch in range(2):
    data, target = nd.array(corpus), nd.array(np.random.randint(0, 20, (4, 5))).reshape((-1,))
    with autograd.record():
        output = model(data)
        L = loss(output, target)
    L.backward()
    grads = [p.grad() for p in model.collect_params().values()]
    gluon.utils.clip_global_norm(grads, 0.2)
    trainer.step(20)
