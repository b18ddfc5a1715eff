# shows: reduce
# input: 2x2x3 = 1 2 3 -1 5 0.5 2 4 8 -3 -2 -1
import mxnet as mx

x = mx.sym.Variable("data")
s = mx.sym
model = s.Concat(s.sum(x, axis=2), s.mean(x, axis=2), s.max(x, axis=2), s.min(x, axis=2))
