# shows: conv.filters conv.kernelSize conv.strides conv.padding conv.dilation conv.groups
# input: 1x3x2x2 = -0.25 2.75 -0.5 2.5 -0.75 2.25 -1 2 -1.25 1.75 -1.5 1.5
# weights: fill
import lasagne.layers as L

model = L.NINLayer(L.InputLayer((None, 3, 2, 2)), 2, nonlinearity=None)
