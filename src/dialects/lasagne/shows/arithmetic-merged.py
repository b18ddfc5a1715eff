# shows: arithmetic.function arithmetic.constant
# input: 2x3 = 1.25 0.75 0.25 -0.25 -0.75 -1.25
import lasagne.layers as L
import theano.tensor as T

x = L.InputLayer((None, 3))
y = L.NonlinearityLayer(x, T.tanh)
model = L.ElemwiseMergeLayer([L.ElemwiseSumLayer([x, y], coeffs=[0.5, 2]), y], T.maximum)
