# shows: pad.mode
# input: 1x1x3 = 1 2 3
import cntk as C

x = C.input_variable((1, 3), needs_gradient=True)
model = C.pad(x, [(0, 0), (2, 1)], mode=C.REFLECT_PAD)
