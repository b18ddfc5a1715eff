# A symbol for each length of sequence.
import mxnet as mx


def sym_gen(seq_len):
    data = mx.sym.Variable("data")
    cell = mx.rnn.LSTMCell(num_hidden=4, prefix="lstm_")
    outputs, _ = cell.unroll(seq_len, inputs=data, merge_outputs=False)
    net = mx.sym.SoftmaxOutput(mx.sym.FullyConnected(outputs[-1], num_hidden=2, name="fc"), name="softmax")
    return net, ("data",), ("softmax_label",)


model = mx.mod.BucketingModule(sym_gen=sym_gen, default_bucket_key=5, context=mx.cpu())
