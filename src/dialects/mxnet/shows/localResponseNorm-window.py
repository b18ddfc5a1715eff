# shows: localResponseNorm
# input: 1x5x1x2 = 1 -2 3 0.5 -1 2 4 -3 0.25 1.5
# alpha is divided by the size of the window.
import mxnet as mx

model = mx.sym.LRN(mx.sym.Variable("data"), nsize=3, alpha=0.6)
