# shows: reduce arithmetic math parameter
# input: 2x4 = 4 0 0 4 1 2 3 5
# weights: 1 2 3 4 | 0.5 0 -0.5 1
# Epsilon is added to the standard deviation; factor and shift are learned for the last axis.
from cntk.layers import LayerNormalization

model = LayerNormalization()
