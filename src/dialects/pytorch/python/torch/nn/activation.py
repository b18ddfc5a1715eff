"""Activations, softmax and dropout, as layers and as functions."""

from .. import pointwise
from ..record import function
from .layer import layer

NAMES = ("ReLU", "ReLU6", "LeakyReLU", "ELU", "SELU", "CELU", "GELU", "Sigmoid", "Hardsigmoid", "Tanh", "Hardtanh", "Softplus", "Softsign", "SiLU", "Hardswish", "Mish", "LogSigmoid", "Tanhshrink", "Hardshrink", "Softshrink", "Threshold", "Softmax", "LogSoftmax")
FUNCTIONS = ("relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu", "sigmoid", "hardsigmoid", "tanh", "hardtanh", "softplus", "softsign", "silu", "hardswish", "mish", "logsigmoid", "tanhshrink", "hardshrink", "softshrink", "threshold", "softmax", "log_softmax")
IN_PLACE = ("relu", "leaky_relu", "elu", "selu", "celu", "hardtanh", "threshold")

for _name in NAMES:
    globals()[_name] = layer(f"torch.nn.{_name}")
for _name in FUNCTIONS:
    globals()[_name] = function(f"torch.nn.functional.{_name}")


def _overwriting(name):
    plain = globals()[name]

    def call(input, *args):
        return pointwise._in_place(plain)(input, *args)

    call.__name__ = call.__qualname__ = name + "_"
    return call


for _name in IN_PLACE:
    globals()[_name + "_"] = _overwriting(_name)


def _prelu_build(self, bound):
    self.weight_of("weight", (bound.num_parameters,))


PReLU = layer("torch.nn.PReLU", build=_prelu_build)
prelu = function("torch.nn.functional.prelu", roles=("weight",))


def _checked(self, bound):
    if not 0 <= bound.p <= 1:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {bound.p}")


def _checked_shape(b):
    if not 0 <= b.p <= 1:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {b.p}")
    return b.input.shape


for _layer_name, _function_name in (("Dropout", "dropout"), ("Dropout1d", "dropout1d"), ("Dropout2d", "dropout2d"), ("Dropout3d", "dropout3d")):
    globals()[_layer_name] = layer(f"torch.nn.{_layer_name}", build=_checked, follows_mode=True)
    globals()[_function_name] = function(f"torch.nn.functional.{_function_name}", _checked_shape)


