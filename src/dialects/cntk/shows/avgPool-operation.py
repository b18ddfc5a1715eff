# shows: avgPool.countPadding
# input: 1x1x1x4 = 1 2 3 4
# include_pad lets padded positions count.
import cntk as C

model = C.pooling(C.input_variable((1, 1, 4), needs_gradient=True), C.AVG_POOLING, (1, 3), strides=(1, 1), auto_padding=[True], include_pad=True)
