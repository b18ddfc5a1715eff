# Theano's first tutorial, without Lasagne's layers around the weights: softmax of a product, its log at the true class, plain descent by hand.
import numpy as np
import theano
import theano.tensor as T

x, y = T.matrix("x"), T.ivector("y")
W = theano.shared(np.zeros((5, 3), dtype=theano.config.floatX), name="W")
b = theano.shared(np.zeros((3,), dtype=theano.config.floatX), name="b")
p = T.nnet.softmax(T.dot(x, W) + b)
cost = -T.mean(T.log(p)[T.arange(y.shape[0]), y])
g_W, g_b = T.grad(cost, [W, b])
train = theano.function([x, y], cost, updates=[(W, W - 0.13 * g_W), (b, b - 0.13 * g_b)])
predict = theano.function([x], T.argmax(p, axis=1))
a, t = np.random.rand(12, 5).astype("float32"), np.random.randint(0, 3, 12).astype("int32")
for i in range(0, 12, 4):
    train(a[i:i + 4], t[i:i + 4])
print(predict(a[:4]))
