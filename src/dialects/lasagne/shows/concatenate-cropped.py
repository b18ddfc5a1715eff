# shows: concatenate.axis slice.ranges
# input: 1x2x4 = 0.75 1.5 -2 -1.25 -0.5 0.25 1 1.75
import lasagne.layers as L

x = L.InputLayer((None, 2, 4))
model = L.ConcatLayer([x, L.SliceLayer(x, slice(0, 2), axis=2)], cropping=[None, None, "center"])
