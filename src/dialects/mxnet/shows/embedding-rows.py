# shows: embedding
# input: int 2x2 = 0 2 1 2
# weights: 1 2 3 4 5 6
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Embedding(data, input_dim=3, output_dim=2)
