# shows: upsample.factors
# input: 1x2x3 = 1.25 0.75 0.25 -0.25 -0.75 -1.25
import lasagne.layers as L

model = L.Upscale1DLayer(L.InputLayer((None, 2, 3)), 2)
