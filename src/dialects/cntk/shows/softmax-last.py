# shows: softmax.axis
# input: 2x2 = 1 2 3 5
import cntk as C

model = C.softmax(C.input_variable(2, needs_gradient=True))
