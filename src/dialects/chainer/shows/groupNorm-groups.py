# shows: groupNorm.groups groupNorm.epsilon
# input: 1x4x1x2 = 1 2 4 8 0.01 0.02 0.04 0.03
# weights: fill
import chainer.links as L

model = L.GroupNormalization(2, 4)
