# shows: reshape
# input: 1x2x3x2 = 1 2 3 4 5 6 7 8 9 10 11 12
import cntk as C

x = C.input_variable((2, 3, 2), needs_gradient=True)
model = C.reshape(x, (-1,), 0, 2)
