"""``lasagne.layers``."""

import rosetta

from .base import Layer, MergeLayer  # noqa: F401
from .conv import Conv1DLayer, Conv2DLayer, Conv3DLayer, Deconv2DLayer, Deconv3DLayer, DilatedConv2DLayer, TransposedConv2DLayer, TransposedConv3DLayer, conv_output_length  # noqa: F401
from .dense import DenseLayer, NINLayer  # noqa: F401
from .embedding import EmbeddingLayer  # noqa: F401
from .helper import count_params, get_all_layers, get_all_param_values, get_all_params, get_output, get_output_shape, set_all_param_values  # noqa: F401
from .input import InputLayer  # noqa: F401
from .merge import ConcatLayer, ElemwiseMergeLayer, ElemwiseSumLayer, concat  # noqa: F401
from .noise import DropoutLayer, GaussianNoiseLayer, dropout, dropout_channels, dropout_locations, spatial_dropout  # noqa: F401
from .normalization import BatchNormLayer, LocalResponseNormalization2DLayer, StandardizationLayer, batch_norm, instance_norm, layer_norm  # noqa: F401
from .pool import GlobalPoolLayer, MaxPool1DLayer, MaxPool2DLayer, Pool1DLayer, Pool2DLayer, Upscale1DLayer, Upscale2DLayer  # noqa: F401
from .recurrent import CustomRecurrentLayer, Gate, GRULayer, LSTMLayer, RecurrentLayer  # noqa: F401
from .shape import DimshuffleLayer, FlattenLayer, PadLayer, ReshapeLayer, SliceLayer, dimshuffle, flatten, pad, reshape  # noqa: F401
from .special import BiasLayer, ExpressionLayer, InverseLayer, NonlinearityLayer, ParametricRectifierLayer, RandomizedRectifierLayer, ScaleLayer, TPSTransformerLayer, TransformerLayer, prelu, rrelu  # noqa: F401

__getattr__ = rosetta.attribute_hook(__name__)
