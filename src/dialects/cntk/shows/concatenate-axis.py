# shows: concatenate.axis
# input: 1x2x2 = 1 2 3 4
import cntk as C

x = C.input_variable((2, 2), needs_gradient=True)
model = C.splice(x, x * 2, axis=0)
