# shows: prelu.slopeShape
# input: 1x3x1x2 = 1.25 0.75 0.25 -0.25 -0.75 -1.25
# weights: fill
import lasagne.layers as L

model = L.ParametricRectifierLayer(L.InputLayer((None, 3, 1, 2)))
