# shows: batchNorm.epsilon batchNorm.activeIn
# input: 2x2x1x2 = 1 10 2 20 3 30 6 60
# weights: 1 2 | 0 1 | 1 2 | 1e-5 4
from cntk.layers import BatchNormalization

model = BatchNormalization(map_rank=1)
