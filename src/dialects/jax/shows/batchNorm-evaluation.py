# shows: batchNorm.epsilon batchNorm.trackRunning
# input: 2x1 = 0.01 0.02
# weights: 2 | 1 | 0 | 0.00001
# Epsilon is 1e-5, inside the root.
from flax import linen as nn

model = nn.BatchNorm(use_running_average=True)
