# shows: arithmetic reshape
# input: 2x2x2 = 1 2 3 4 5 6 7 9
# Static axes are aligned at their ends: a sum per example meets every element of its own example.
import cntk as C

x = C.input_variable((2, 2), needs_gradient=True)
model = x - C.reduce_mean(x)
