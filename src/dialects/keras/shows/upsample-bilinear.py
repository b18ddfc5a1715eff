# shows: upsample
# input: 1x1x3x1 = 0 3 6
from keras import layers

model = layers.UpSampling2D((1, 2), interpolation='bilinear')
