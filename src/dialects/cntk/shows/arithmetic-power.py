# shows: arithmetic
# input: 1x3 = 1 2 3
import cntk as C

x = C.input_variable(3, needs_gradient=True)
model = C.pow(x, 2) + C.reciprocal(x)
