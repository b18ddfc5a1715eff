# Words to a class: embedding, an LSTM with peepholes, its last state; gradients clipped all together.
import lasagne
import numpy as np
import theano
import theano.tensor as T

words, classes = T.imatrix("words"), T.ivector("classes")
l_in = lasagne.layers.InputLayer((None, 7), words)
l_emb = lasagne.layers.EmbeddingLayer(l_in, input_size=30, output_size=5)
gate = lasagne.layers.Gate(W_in=lasagne.init.Orthogonal(), W_hid=lasagne.init.Orthogonal(), b=lasagne.init.Constant(0.0))
forget = lasagne.layers.Gate(b=lasagne.init.Constant(1.0))
l_lstm = lasagne.layers.LSTMLayer(l_emb, 6, ingate=gate, forgetgate=forget, only_return_final=True)
l_drop = lasagne.layers.dropout(l_lstm, 0.3)
l_out = lasagne.layers.DenseLayer(l_drop, 3, nonlinearity=lasagne.nonlinearities.softmax)
cost = lasagne.objectives.aggregate(lasagne.objectives.categorical_crossentropy(lasagne.layers.get_output(l_out), classes))
params = lasagne.layers.get_all_params(l_out, trainable=True)
grads = lasagne.updates.total_norm_constraint(T.grad(cost, params), 0.5)
train = theano.function([words, classes], cost, updates=lasagne.updates.adagrad(grads, params, learning_rate=0.1))
x, y = np.random.randint(0, 30, (12, 7)).astype("int32"), np.random.randint(0, 3, 12).astype("int32")
for _ in range(3):
    train(x, y)
