# shows: math
# input: 1x4 = 0.25 1 2 3.5
import mxnet as mx

x = mx.sym.Variable("data")
y = x - 1.5
s = mx.sym
model = s.Concat(s.exp(x), s.log(x), s.sqrt(x), s.rsqrt(x), s.square(y), s.abs(y), s.negative(x), s.sign(y), s.sin(x), s.cos(x), s.clip(x, a_min=0.5, a_max=3.0))
