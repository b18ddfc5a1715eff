# shows: dense flatten
# input: 2x1x1x3 = 1 2 3 4 5 6
# weights: 1 10 100 2 20 200 | 0.5 -0.5
# All static axes are joined before the product; the weight has an axis for each of them.
from cntk.layers import Dense

model = Dense(2)
