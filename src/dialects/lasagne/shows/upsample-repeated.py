# shows: upsample.factors upsample.interpolation upsample.grid
# input: 1x1x2x2 = -0.5 -0.25 0 0.25
import lasagne.layers as L

model = L.Upscale2DLayer(L.InputLayer((None, 1, 2, 2)), (2, 3))
