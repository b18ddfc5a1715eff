# shows: convTranspose.outputPadding
# input: 1x1x3x3 = 0.5 0.25 0 -0.25 -0.5 -0.75 -1 -1.25 -1.5
# weights: fill
import lasagne.layers as L

model = L.TransposedConv2DLayer(L.InputLayer((None, 1, 3, 3)), 2, 3, stride=2, crop=1, output_size=(6, 6), nonlinearity=None)
