# shows: dropout.activeIn
# input: 2x3 = 1 2 3 4 5 6
# In evaluation nothing is dropped, and nothing is scaled.
import mxnet as mx

model = mx.sym.Dropout(mx.sym.Variable("data"), p=0.25)
