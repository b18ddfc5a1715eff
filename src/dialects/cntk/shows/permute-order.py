# shows: permute
# input: 1x1x2x3 = 1 2 3 4 5 6
import cntk as C

x = C.input_variable((1, 2, 3), needs_gradient=True)
model = C.swapaxes(C.transpose(x, (2, 0, 1)), 0, 2)
