# Windows of several widths over embedded words, as one picture each, and their maxima.
import mxnet as mx
import numpy as np

sentence, width = 8, 5
input_x = mx.sym.Variable("data")
embed = mx.sym.Embedding(data=input_x, input_dim=25, output_dim=width, name="vocab_embed")
picture = mx.sym.Reshape(data=embed, shape=(-1, 1, sentence, width))
pooled = []
for size in [2, 3]:
    conv = mx.sym.Convolution(data=picture, kernel=(size, width), num_filter=4, name="window%d" % size)
    relu = mx.sym.Activation(data=conv, act_type="relu")
    pooled.append(mx.sym.Pooling(data=relu, pool_type="max", kernel=(sentence - size + 1, 1), stride=(1, 1)))
h = mx.sym.Reshape(data=mx.sym.Concat(*pooled, dim=1), shape=(-1, 8))
h = mx.sym.Dropout(data=h, p=0.5)
sm = mx.sym.SoftmaxOutput(data=mx.sym.FullyConnected(data=h, num_hidden=2, name="cls"), label=mx.sym.Variable("softmax_label"), name="softmax")
it = mx.io.NDArrayIter(np.random.randint(0, 25, (12, sentence)), np.random.randint(0, 2, 12), 6)
mod = mx.mod.Module(sm)
mod.bind(data_shapes=it.provide_data, label_shapes=it.provide_label)
mod.init_params(mx.init.Uniform(0.1))
mod.init_optimizer(optimizer="rmsprop", optimizer_params={"learning_rate": 0.0005, "centered": True})
for batch in it:
    mod.forward_backward(batch)
    mod.update()
