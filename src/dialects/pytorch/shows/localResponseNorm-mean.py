# shows: localResponseNorm localResponseNorm.before localResponseNorm.after localResponseNorm.scale
# input: 1x5x1 = 1 2 3 4 5
# Of an even window the odd channel stands before; alpha multiplies the mean of the squares, borders counted as zeros.
from torch import nn

model = nn.LocalResponseNorm(4, alpha=1.0)
