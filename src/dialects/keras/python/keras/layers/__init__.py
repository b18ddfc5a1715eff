"""keras.layers."""

import rosetta

from .._layer import Layer
from .activation import ELU, LeakyReLU, PReLU, ReLU, Softmax
from .convolutional import *
from .convolutional import Convolution1D, Convolution2D, Convolution3D
from .core import Activation, Dense, Embedding, Identity, Input, InputLayer, Lambda
from .merging import Add, Average, Concatenate, Maximum, Minimum, Multiply, Subtract, add, average, concatenate, maximum, minimum, multiply, subtract
from .normalization import BatchNormalization, GroupNormalization, LayerNormalization
from .pooling import *
from .recurrent import GRU, LSTM, RNN, CuDNNGRU, CuDNNLSTM, GRUCell, LSTMCell, SimpleRNN, SimpleRNNCell, StackedRNNCells
from .regularization import Dropout, SpatialDropout1D, SpatialDropout2D, SpatialDropout3D
from .reshaping import Cropping1D, Cropping2D, Cropping3D, Flatten, Permute, Rescaling, Reshape, UpSampling1D, UpSampling2D, UpSampling3D, ZeroPadding1D, ZeroPadding2D, ZeroPadding3D
from .wrappers import Bidirectional, TimeDistributed

__getattr__ = rosetta.attribute_hook(__name__)
