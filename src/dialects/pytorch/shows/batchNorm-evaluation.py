# shows: batchNorm.epsilon batchNorm.center batchNorm.scale
# input: 2x2x2 = 1 2 3 4 5 6 7 8
# weights: 1 2 | 0.5 -0.5 | 1 2 | 0 0.00001
# A variance of zero shows epsilon.
from torch import nn

model = nn.BatchNorm1d(2)
