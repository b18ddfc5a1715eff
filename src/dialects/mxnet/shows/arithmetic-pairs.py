# shows: arithmetic
# input: 2x4 = 1 2 3 4 0.5 0.25 2 8
import mxnet as mx

x = mx.sym.Variable("data")
a, b = mx.sym.slice_axis(x, axis=1, begin=0, end=2), mx.sym.slice_axis(x, axis=1, begin=2, end=4)
s = mx.sym
model = s.Concat(s.broadcast_add(a, b), s.broadcast_sub(a, b), s.broadcast_mul(a, b), s.broadcast_div(a, b), s.broadcast_power(a, b), s.broadcast_maximum(a, b), s.broadcast_minimum(a, b), a + 2, 2 - a, a * 3, 1 / a, a**2)
