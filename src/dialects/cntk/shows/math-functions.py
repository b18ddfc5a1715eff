# shows: math
# input: 1x3 = 0.5 1 2
import cntk as C

x = C.input_variable(3, needs_gradient=True)
model = C.exp(x) + C.log(x) * C.sqrt(x) - C.square(x) + C.abs(-x) + C.sin(x) * C.cos(x)
