# shows: pad.mode pad.before pad.after
# input: 1x1x3x3 = 1 2 3 4 5 6 7 8 9
import mxnet as mx
data = mx.sym.Variable("data")
model = mx.sym.Pad(data, mode="reflect", pad_width=(0, 0, 0, 0, 1, 2, 2, 1))
