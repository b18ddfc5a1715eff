# Words, embedded, through two LSTM cells one after another; the last step's output is classified.
import mxnet as mx
import numpy as np

seq_len, vocabulary, classes = 7, 30, 3
data = mx.sym.Variable("data")
embed = mx.sym.Embedding(data=data, input_dim=vocabulary, output_dim=6, name="embed")
stack = mx.rnn.SequentialRNNCell()
for i in range(2):
    stack.add(mx.rnn.LSTMCell(num_hidden=8, prefix="lstm_l%d_" % i))
outputs, states = stack.unroll(seq_len, inputs=embed, merge_outputs=False)
pred = mx.sym.FullyConnected(data=outputs[-1], num_hidden=classes, name="pred")
net = mx.sym.SoftmaxOutput(data=pred, label=mx.sym.Variable("softmax_label"), name="softmax")

words, label = np.random.randint(0, vocabulary, (12, seq_len)), np.random.randint(0, classes, 12)
it = mx.io.NDArrayIter(data=words, label=label, batch_size=6)
module = mx.mod.Module(symbol=net)
module.fit(it, num_epoch=3, optimizer="rmsprop", optimizer_params={"learning_rate": 0.01, "gamma1": 0.95}, initializer=mx.init.Xavier(factor_type="in", magnitude=2.34), eval_metric=mx.metric.Accuracy())
