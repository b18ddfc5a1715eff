# shows: dense
# input: 2x2 = 1 2 3 4
# weights: 1 10 100 1000 10000 100000 | 0.5 0.25 0.125
from keras import layers

model = layers.Dense(3)
