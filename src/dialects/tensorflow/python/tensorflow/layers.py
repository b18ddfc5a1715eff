"""tf.layers: layers as functions and as classes."""

import rosetta
from rosetta import BatchDim

from . import _dims
from ._graph import Made, Op, Tensor, graph
from ._layer import Layer, functional, spatial_rank


class _Image(Layer):
    """A layer over space."""

    @property
    def first(self):
        return _dims.channels_first(self.arguments.get("data_format"))

    @property
    def space(self):
        return spatial_rank(self.base)

    def sizes(self, name):
        return _dims.pair(self.arguments[name], self.space, name)

    def split(self, value):
        if len(value.shape) != self.space + 2:
            raise ValueError(f"Input 0 of layer {self.base} is incompatible with the layer: expected ndim={self.space + 2}, found ndim={len(value.shape)}. Full shape received: {_dims.written(value.shape)}")
        return _dims.split_image(value.shape, self.first)


class _Conv(_Image):
    """Convolutions: the kernel stands (space, in, out)."""

    def build(self, value):
        _, _, channels = self.split(value)
        self.weight("kernel", (*self.sizes("kernel_size"), channels, self.arguments["filters"]), regularizer=self.arguments.get("kernel_regularizer"))
        if self.arguments["use_bias"]:
            self.weight("bias", (self.arguments["filters"],), regularizer=self.arguments.get("bias_regularizer"))

    def shape(self, value, _):
        batch, space, _ = self.split(value)
        padding = _dims.padding_of(self.arguments["padding"])
        each = zip(space, self.sizes("kernel_size"), self.sizes("strides"), self.sizes("dilation_rate"))
        return Made(_dims.image(batch, [_dims.window(*axis, padding) for axis in each], self.arguments["filters"], self.first), value.dtype)


class _ConvTranspose(_Conv):
    """Transposed convolutions: the kernel stands (space, out, in)."""

    def build(self, value):
        _, _, channels = self.split(value)
        self.weight("kernel", (*self.sizes("kernel_size"), self.arguments["filters"], channels), regularizer=self.arguments.get("kernel_regularizer"))
        if self.arguments["use_bias"]:
            self.weight("bias", (self.arguments["filters"],), regularizer=self.arguments.get("bias_regularizer"))

    def shape(self, value, _):
        batch, space, _ = self.split(value)
        padding = _dims.padding_of(self.arguments["padding"])
        each = zip(space, self.sizes("kernel_size"), self.sizes("strides"))
        return Made(_dims.image(batch, [_dims.grown(*axis, padding) for axis in each], self.arguments["filters"], self.first), value.dtype)


class _Pool(_Image):
    """Pooling."""

    def shape(self, value, _):
        batch, space, channels = self.split(value)
        padding = _dims.padding_of(self.arguments["padding"])
        each = zip(space, self.sizes("pool_size"), self.sizes("strides"))
        return Made(_dims.image(batch, [_dims.window(n, size, stride, 1, padding) for n, size, stride in each], channels, self.first), value.dtype)


class _Dense(Layer):
    base = "dense"

    def build(self, value):
        last = value.shape[-1]
        if isinstance(last, BatchDim):
            raise ValueError("The last dimension of the inputs to `Dense` should be defined. Found `None`.")
        self.weight("kernel", (int(last), self.arguments["units"]), regularizer=self.arguments.get("kernel_regularizer"))
        if self.arguments["use_bias"]:
            self.weight("bias", (self.arguments["units"],), regularizer=self.arguments.get("bias_regularizer"))

    def shape(self, value, _):
        return Made((*value.shape[:-1], self.arguments["units"]), value.dtype)


class _Dropout(Layer):
    base = "dropout"

    def shape(self, value, _):
        return Made(value.shape, value.dtype)


class _Flatten(Layer):
    base = "flatten"

    def shape(self, value, _):
        shape = value.shape
        if _dims.channels_first(self.arguments.get("data_format")) and len(shape) > 2:
            raise rosetta.UnknownCall("tf.layers.flatten(data_format='channels_first') moves the channels last before it flattens; this is not modelled here. Transpose, then flatten.")
        return Made((shape[0], rosetta.product(shape[1:])), value.dtype)


class Update(Op):
    """Moves running statistics; the program must run it."""

    def act(self, value, run):
        return None

    def parents(self, run):
        return []


class _BatchNormalization(Layer):
    base = "batch_normalization"

    def build(self, value):
        axis = self.arguments["axis"]
        at = _dims.axis_of(axis[0] if isinstance(axis, (list, tuple)) and len(axis) == 1 else axis, len(value.shape))
        size = (value.shape[at],)
        if self.arguments["scale"]:
            self.weight("gamma", size, regularizer=self.arguments.get("gamma_regularizer"))
        if self.arguments["center"]:
            self.weight("beta", size, regularizer=self.arguments.get("beta_regularizer"))
        self.weight("moving_mean", size, state=True)
        self.weight("moving_variance", size, state=True)

    def shape(self, value, _):
        return Made(value.shape, value.dtype)

    @property
    def extra(self):
        return lambda given, run: {"updated": self.update.index in run.running}

    def after(self, made, call):
        self.update = made.op.update = Update("AssignMovingAvg")
        training = call.values.get("training")
        if isinstance(training, Tensor) or training:
            graph().add_to_collection("update_ops", self.update)

    @property
    def updates(self):
        return [self.update]


def _both(kind, class_name, function, base=None):
    """A layer's class and function."""
    made = type(class_name, (kind,), {"path": f"tensorflow.layers.{class_name}", "__rosetta_path__": f"tensorflow.layers.{class_name}", "base": base or function, "__doc__": kind.__doc__})
    return made, functional(made, f"tensorflow.layers.{function}")


Conv1D, conv1d = _both(_Conv, "Conv1D", "conv1d")
Conv2D, conv2d = _both(_Conv, "Conv2D", "conv2d")
Conv3D, conv3d = _both(_Conv, "Conv3D", "conv3d")
Conv2DTranspose, conv2d_transpose = _both(_ConvTranspose, "Conv2DTranspose", "conv2d_transpose")
Conv3DTranspose, conv3d_transpose = _both(_ConvTranspose, "Conv3DTranspose", "conv3d_transpose")
MaxPooling1D, max_pooling1d = _both(_Pool, "MaxPooling1D", "max_pooling1d")
MaxPooling2D, max_pooling2d = _both(_Pool, "MaxPooling2D", "max_pooling2d")
MaxPooling3D, max_pooling3d = _both(_Pool, "MaxPooling3D", "max_pooling3d")
AveragePooling1D, average_pooling1d = _both(_Pool, "AveragePooling1D", "average_pooling1d")
AveragePooling2D, average_pooling2d = _both(_Pool, "AveragePooling2D", "average_pooling2d")
AveragePooling3D, average_pooling3d = _both(_Pool, "AveragePooling3D", "average_pooling3d")
Dense, dense = _both(_Dense, "Dense", "dense")
Dropout, dropout = _both(_Dropout, "Dropout", "dropout")
Flatten, flatten = _both(_Flatten, "Flatten", "flatten")
BatchNormalization, batch_normalization = _both(_BatchNormalization, "BatchNormalization", "batch_normalization")
Conv2d, MaxPool2D = Conv2D, MaxPooling2D

__getattr__ = rosetta.attribute_hook(__name__)
