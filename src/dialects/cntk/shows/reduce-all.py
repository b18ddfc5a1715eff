# shows: reduce.axes reduce.keepDims
# input: 2x2x2 = 1 2 3 5 8 -1 0 4
# Without an axis all static ones are reduced, and none stays.
import cntk as C

model = C.reduce_mean(C.input_variable((2, 2), needs_gradient=True))
