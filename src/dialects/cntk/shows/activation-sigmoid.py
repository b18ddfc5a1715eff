# shows: activation
# input: 1x5 = -3 -0.5 0.25 0.5 3
import cntk as C

model = C.layers.Activation(C.sigmoid)
