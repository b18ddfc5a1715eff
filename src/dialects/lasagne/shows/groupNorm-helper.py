# shows: groupNorm.groups
# input: 2x2x3x3 = -6.25 3 -6 3.25 -5.75 3.5 -5.5 3.75 -5.25 4 -5 4.25 -4.75 4.5 -4.5 4.75 -4.25 5 -4 5.25 -3.75 5.5 -3.5 5.75 -3.25 6 -3 6.25 -2.75 6.5 -2.5 6.75 -2.25 7 -2 7.25
# weights: fill
import lasagne.layers as L

model = L.instance_norm(L.Conv2DLayer(L.InputLayer((None, 2, 3, 3)), 2, 2))
