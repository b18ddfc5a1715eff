# shows: slice
# input: 1x3x4 = 1 2 3 4 5 6 7 8 9 10 11 12
# Every axis stays; the end 0 is the axis' own.
import cntk as C

x = C.input_variable((3, 4), needs_gradient=True)
model = C.slice(C.slice(x, 0, 1, 3), -1, -2, 0)
