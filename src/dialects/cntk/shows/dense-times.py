# shows: dense.useBias parameter
# input: 2x3 = 1 2 3 4 5 6
# weights: 1 2 10 20 100 200 | 0.5 -0.5
import cntk as C

x = C.input_variable(3, needs_gradient=True)
W = C.parameter((3, 2), init=C.glorot_uniform())
b = C.parameter(2, init=0)
model = C.times(x, W) + b
