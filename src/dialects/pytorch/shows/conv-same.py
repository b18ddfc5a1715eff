# shows: conv.padding
# input: 1x1x4 = 1 2 3 4
# weights: 1 10
# Of an odd amount of padding the extra zero stands at the end.
from torch import nn

model = nn.Conv1d(1, 1, 2, padding='same', bias=False)
