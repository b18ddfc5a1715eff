# shows: groupNorm.groups groupNorm.epsilon groupNorm.scale groupNorm.center
# input: 2x2x2x2 = -1.25 -0.25 0.75 1.75 2.75 3.75 -3.5 -2.5 -1.5 -0.5 0.5 1.5 2.5 3.5 -3.75 -2.75
import lasagne.layers as L

model = L.StandardizationLayer(L.InputLayer((None, 2, 2, 2)))
