# shows: softmax.axis reshape
# input: 1x2x2 = 1 2 3 5
# Without an axis all static axes sum to one together.
import cntk as C

model = C.softmax(C.input_variable((2, 2), needs_gradient=True))
