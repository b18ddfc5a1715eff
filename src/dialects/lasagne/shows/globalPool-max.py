# shows: globalPool.reduce
# input: 1x2x2x3 = -0.25 2.75 -0.5 2.5 -0.75 2.25 -1 2 -1.25 1.75 -1.5 1.5
import lasagne.layers as L
import theano.tensor as T

model = L.GlobalPoolLayer(L.InputLayer((None, 2, 2, 3)), T.max)
