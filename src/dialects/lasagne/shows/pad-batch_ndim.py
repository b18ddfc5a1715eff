# shows: pad.before pad.after
# input: 1x2x3 = 1.25 0.75 0.25 -0.25 -0.75 -1.25
import lasagne.layers as L

model = L.PadLayer(L.InputLayer((None, 2, 3)), 1, batch_ndim=1)
