# shows: layerNorm
# input: 2x3 = 0.001 0.002 0.003 1 2 4
# weights: 1 2 3 | 0.1 0.2 0.3
# Tiny inputs show that epsilon stands inside the root.
from torch import nn

model = nn.LayerNorm(3)
