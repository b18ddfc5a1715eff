# shows: reduce
# input: 1x2x3 = 1 2 3 5 8 -1
import cntk as C

model = C.reduce_log_sum_exp(C.input_variable((2, 3), needs_gradient=True), axis=0)
