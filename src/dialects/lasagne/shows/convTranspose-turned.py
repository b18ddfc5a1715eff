# shows: convTranspose.kernelSize convTranspose.strides convTranspose.crop convTranspose.outputPadding convTranspose.dilation convTranspose.groups
# input: 1x2x3x3 = -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75 -1.75
# weights: fill
import lasagne.layers as L

model = L.TransposedConv2DLayer(L.InputLayer((None, 2, 3, 3)), 3, (3, 2), stride=(2, 1), crop=(1, 0), nonlinearity=None)
