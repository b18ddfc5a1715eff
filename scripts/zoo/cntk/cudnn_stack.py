# Joined weights of cuDNN's recurrent layers.
import cntk as C
import numpy as np

x = C.sequence.input_variable(4)
W = C.parameter((C.InferredDimension, 4))
h = C.ops.optimized_rnnstack(x, W, 3, num_layers=1, bidirectional=False, recurrent_op="gru")
z = C.layers.Dense(2)(C.sequence.last(h))
