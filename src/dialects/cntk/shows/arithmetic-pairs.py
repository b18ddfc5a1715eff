# shows: arithmetic
# input: 1x3 = 1 2 -3
# weights: 2 4 0.5
import cntk as C

x = C.input_variable(3, needs_gradient=True)
w = C.parameter(3, init=1)
model = C.element_max(x * w - x / w, C.element_min(x + w, 2.5)) + 1 / (3 - x)
