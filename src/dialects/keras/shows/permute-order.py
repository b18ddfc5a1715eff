# shows: permute.axes reshape.target slice.ranges slice.dropAxes concatenate.axis pad
# input: 2x2x3 = 1 2 3 4 5 6 7 8 9 10 11 12
from keras import Input, Model, layers

x = Input((2, 3))
turned = layers.Permute((2, 1))(x)
cut = layers.Cropping1D((1, 0))(layers.ZeroPadding1D(1)(x))
model = Model(x, layers.Concatenate()([layers.Reshape((-1,))(turned), layers.Reshape((9,))(cut), x[:, 0, 1:]]))
