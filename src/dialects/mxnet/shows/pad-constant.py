# shows: pad.mode pad.value
# input: 1x1x1x2 = 1 2
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Pad(data, mode="constant", pad_width=(0, 0, 0, 0, 0, 0, 1, 2), constant_value=7)
