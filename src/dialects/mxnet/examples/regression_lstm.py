import mxnet as mx
import numpy as np

data = mx.sym.Variable("data")
stack = mx.rnn.SequentialRNNCell()
stack.add(mx.rnn.LSTMCell(num_hidden=20, prefix="lstm_l0_"))
stack.add(mx.rnn.DropoutCell(0.3))
stack.add(mx.rnn.GRUCell(num_hidden=10, prefix="gru_l1_"))
outputs, _ = stack.unroll(5, inputs=data, merge_outputs=False)
pred = mx.sym.FullyConnected(outputs[-1], num_hidden=1, name="pred")
net = mx.sym.LinearRegressionOutput(pred, mx.sym.Variable("lin_label"), name="lin")

it = mx.io.NDArrayIter({"data": np.random.rand(64, 5, 3)}, {"lin_label": np.random.rand(64, 1)}, batch_size=16)
mod = mx.mod.Module(net, data_names=("data",), label_names=("lin_label",))
mod.fit(it, num_epoch=2, optimizer="rmsprop", optimizer_params=(("learning_rate", 0.01),), eval_metric="mse")
