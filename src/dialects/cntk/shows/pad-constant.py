# shows: pad
# input: 1x2x2 = 1 2 3 4
import cntk as C

x = C.input_variable((2, 2), needs_gradient=True)
model = C.pad(x, [(1, 0), (0, 2)], constant_value=0.5)
