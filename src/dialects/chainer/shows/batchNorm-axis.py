# shows: batchNorm.axis
# input: 2x2x3 = 1 2 3 4 5 6 7 9 11 13 15 17
# weights: fill
# mode: training
# All axes but the last are normalised together.
import chainer.links as L

model = L.BatchNormalization(axis=(0, 1))
