# shows: slice.ranges slice.dropAxes
# input: 1x3x4 = -0.25 2.75 -0.5 2.5 -0.75 2.25 -1 2 -1.25 1.75 -1.5 1.5
import lasagne.layers as L

model = L.SliceLayer(L.InputLayer((None, 3, 4)), -1, axis=1)
