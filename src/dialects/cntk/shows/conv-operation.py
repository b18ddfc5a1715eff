# shows: conv.groups conv.useBias
# input: 1x2x1x4 = 1 2 3 4 -1 -2 -3 -4
# weights: 1 10 100 2 20 200
import cntk as C

W = C.parameter((2, 1, 1, 3), init=0)
model = C.convolution(W, C.input_variable((2, 1, 4), needs_gradient=True), auto_padding=[False, False, True], groups=2)
