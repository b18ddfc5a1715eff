# shows: slice
# input: 1x3x4 = 1 2 3 4 5 6 7 8 9 10 11 12
import cntk as C

x = C.input_variable((3, 4), needs_gradient=True)
model = x[0] + x[2, 1:3][:, 0:1]
