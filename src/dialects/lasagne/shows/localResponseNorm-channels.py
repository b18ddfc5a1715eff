# shows: localResponseNorm.before localResponseNorm.after localResponseNorm.bias localResponseNorm.scale localResponseNorm.exponent
# input: 1x5x1x2 = 0.25 -1 -2.25 1.75 0.5 -0.75 -2 2 0.75 -0.5
import lasagne.layers as L

model = L.LocalResponseNormalization2DLayer(L.InputLayer((None, 5, 1, 2)), alpha=0.1, n=3)
