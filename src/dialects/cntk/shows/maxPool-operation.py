# shows: maxPool
# input: 1x1x1x5 = 1 5 2 4 3
import cntk as C

model = C.pooling(C.input_variable((1, 1, 5), needs_gradient=True), C.MAX_POOLING, (1, 3), strides=(1, 2), auto_padding=[True])
