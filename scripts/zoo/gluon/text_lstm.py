# Words through an embedding and two floors of an LSTM that walks both ways; the mean over time is classified.
import mxnet as mx
import numpy as np
from mxnet import autograd, gluon, nd
from mxnet.gluon import nn, rnn


class Sentiment(gluon.Block):
    def __init__(self, vocabulary, embed_size, hidden, **kwargs):
        super(Sentiment, self).__init__(**kwargs)
        with self.name_scope():
            self.embedding = nn.Embedding(vocabulary, embed_size, weight_initializer=mx.init.Uniform(0.1))
            self.encoder = rnn.LSTM(hidden, num_layers=2, bidirectional=True, dropout=0.3, input_size=embed_size)
            self.decoder = nn.Dense(2)

    def forward(self, inputs):
        embedded = self.embedding(inputs.T)
        states = self.encoder(embedded)
        return self.decoder(nd.mean(states, axis=0))


net = Sentiment(30, 5, 6)
net.initialize(mx.init.Xavier())
trainer = gluon.Trainer(net.collect_params(), "adam", {"learning_rate": 0.01})
loss = gluon.loss.SoftmaxCELoss()
x, y = nd.array(np.random.randint(0, 30, (4, 7))), nd.array([0, 1, 1, 0])
for epoch in range(2):
    with autograd.record():
        l = loss(net(x), y).mean()
    l.backward()
    trainer.step(1)
