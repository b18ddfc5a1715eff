# shows: math.low math.high
# input: 1x4 = -2 0.5 1 3
import cntk as C

model = C.clip(C.input_variable(4, needs_gradient=True), -1, 2)
