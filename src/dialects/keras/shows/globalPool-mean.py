# shows: globalPool
# input: 1x2x2x2 = 1 10 2 20 3 30 4 40
from keras import layers

model = layers.GlobalAveragePooling2D()
