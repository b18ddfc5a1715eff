# shows: embedding
# input: int 1x3 = 2 0 2
# weights: 1 2 3 4 5 6
from torch import nn

model = nn.Embedding(3, 2)
