# shows: activation
# input: 1x7 = -7 -1.5 -0.4 -0.2 0.3 1.2 7
# Curves by their names, one beside another.
from keras import Input, Model, layers

names = "relu relu6 celu selu silu mish softplus softsign sigmoid tanh hard_shrink soft_shrink tanh_shrink hard_silu hard_tanh log_sigmoid exponential"
x = Input((7,))
model = Model(x, layers.Concatenate()([layers.Activation(name)(x) for name in names.split()]))
