# shows: prelu
# input: 2x3 = -1 2 -3 4 -5 6
# weights: 0.1 0.2 0.3
import cntk as C

x = C.input_variable(3, needs_gradient=True)
alpha = C.parameter(3, init=0.25)
model = C.param_relu(alpha, x)
