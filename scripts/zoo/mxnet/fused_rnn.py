# A fused cell, walked both ways, over sequences of numbers; steps stand first.
import mxnet as mx
import numpy as np

seq = mx.sym.Variable("seq")
cell = mx.rnn.FusedRNNCell(num_hidden=5, num_layers=1, mode="gru", bidirectional=True, dropout=0.2, prefix="gru_")
outputs, _ = cell.unroll(6, inputs=seq, layout="TNC", merge_outputs=True)
last = mx.sym.Reshape(mx.sym.slice_axis(outputs, axis=0, begin=-1, end=None), shape=(-3, 0))
score = mx.sym.FullyConnected(last, num_hidden=2, name="score")
net = mx.sym.SoftmaxOutput(score, name="softmax")

mod = mx.mod.Module(net, data_names=("seq",))
mod.bind(data_shapes=[mx.io.DataDesc("seq", (6, 4, 3), layout="TNC")], label_shapes=[("softmax_label", (4,))])
mod.init_params(mx.init.Xavier())
mod.init_optimizer(optimizer="adam", optimizer_params={"learning_rate": 0.02})
for _ in range(4):
    batch = mx.io.DataBatch(data=[mx.nd.array(np.random.randn(6, 4, 3))], label=[mx.nd.array(np.random.randint(0, 2, 4))])
    mod.forward_backward(batch)
    mod.update()
