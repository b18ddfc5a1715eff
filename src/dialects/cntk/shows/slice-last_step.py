# shows: slice
# input: 2x3x2 = 1 2 3 4 5 6 7 8 9 10 11 12
import cntk as C

x = C.sequence.input_variable(2, needs_gradient=True)
model = C.sequence.last(x) + C.sequence.first(x)
