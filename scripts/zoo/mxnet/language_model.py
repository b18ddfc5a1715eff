# Every step's next word: outputs merged over time, one softmax over all of them.
import mxnet as mx
import numpy as np

seq_len, vocabulary = 5, 20
data = mx.sym.Variable("data")
label = mx.sym.Variable("softmax_label")
embed = mx.sym.Embedding(data=data, input_dim=vocabulary, output_dim=6, name="embed")
cell = mx.rnn.GRUCell(num_hidden=9, prefix="gru_")
outputs, _ = cell.unroll(seq_len, inputs=embed, layout="NTC", merge_outputs=True)
pred = mx.sym.Reshape(outputs, shape=(-1, 9))
pred = mx.sym.FullyConnected(data=pred, num_hidden=vocabulary, name="pred")
label = mx.sym.Reshape(label, shape=(-1,))
net = mx.sym.SoftmaxOutput(data=pred, label=label, name="softmax")

x = np.random.randint(0, vocabulary, (8, seq_len))
it = mx.io.NDArrayIter(x, np.random.randint(0, vocabulary, (8, seq_len)), batch_size=4, label_name="softmax_label")
mod = mx.mod.Module(net)
mod.fit(it, num_epoch=1, optimizer="sgd", optimizer_params={"learning_rate": 0.5}, eval_metric=mx.metric.Perplexity(None))
