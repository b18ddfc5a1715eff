# shows: maxPool.rounding maxPool.padding
# input: 1x1x5x5 = 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Pooling(data, kernel=(3, 3), stride=(2, 2), pool_type="max", pooling_convention="full", pad=(0, 1))
