# shows: softmax.axis softmax.log
# input: 1x2x2 = 1 2 3 5
# Unlike softmax, its logarithm goes over the last axis alone.
import cntk as C

model = C.log_softmax(C.input_variable((2, 2), needs_gradient=True))
