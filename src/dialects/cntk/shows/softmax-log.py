# shows: softmax.log
# input: 2x3 = 1 2 3 5 1 0
import cntk as C

model = C.log_softmax(C.input_variable(3, needs_gradient=True))
