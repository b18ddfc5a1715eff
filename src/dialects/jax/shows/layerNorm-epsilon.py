# shows: layerNorm.epsilon layerNorm.axes
# input: 1x2x2 = 0.001 0.003 1 2
# weights: 1 2 | 0 1
# Over the last axis; epsilon is 1e-6.
from flax import linen as nn

model = nn.LayerNorm()
