# shows: softmax
# input: 2x3 = 1 2 3 0 -1 2
from torch import nn

model = nn.Softmax(dim=1)
