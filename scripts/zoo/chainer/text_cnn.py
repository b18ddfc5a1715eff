# One-dimensional convolutions over embedded words, maxima over time.
import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np


class TextCNN(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.embed = L.EmbedID(40, 5, initialW=chainer.initializers.Uniform(0.25))
            self.conv2 = L.Convolution1D(5, 3, 2)
            self.conv3 = L.ConvolutionND(1, 5, 3, 3, pad=1)
            self.out = L.Linear(6, 2)

    def forward(self, xs):
        h = F.transpose(self.embed(xs), (0, 2, 1))
        h = [F.max(F.relu(conv(h)), axis=2) for conv in (self.conv2, self.conv3)]
        return self.out(F.hstack(h))


x, t = np.random.randint(0, 40, (4, 9)).astype(np.int32), np.array([0, 1, 1, 0], np.int32)
model = TextCNN()
optimizer = chainer.optimizers.AdamW(alpha=0.01, weight_decay_rate=0.002).setup(model)
loss = F.softmax_cross_entropy(model(x), t)
model.cleargrads()
loss.backward()
optimizer.update()
