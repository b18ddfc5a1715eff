# shows: batchNorm.activeIn batchNorm.newStatisticShare
# input: 4x1x1x2 = 1 10 2 20 3 30 6 60
# weights: 2 1 | 0 1 | 0 0 | 1 1
# mode: training
# train() and eval() say whose statistics are used.
from flax import nnx

model = nnx.BatchNorm(2, momentum=0.9, rngs=nnx.Rngs(0))
