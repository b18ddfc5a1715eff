# shows: batchNorm flatten reshape
# input: 3x2x2 = 1 10 2 20 3 30 6 60 5 1 0 2
# weights: fill
# mode: training
# Without map_rank every element has statistics of its own.
from cntk.layers import BatchNormalization

model = BatchNormalization()
