# shows: reshape
# input: 1x2x1x3 = 1 2 3 4 5 6
import cntk as C

x = C.input_variable((2, 1, 3), needs_gradient=True)
model = C.expand_dims(C.squeeze(x), -1)
