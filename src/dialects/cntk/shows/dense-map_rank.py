# shows: dense
# input: 1x2x3 = 1 2 3 4 5 6
# weights: 1 2 10 20 100 200 | 0.5 -0.5
from cntk.layers import Dense

model = Dense(2, map_rank=1)
