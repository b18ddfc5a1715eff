"""Flax's own layers as objects: arguments bound by the real signature, variables made at once."""

import rosetta
from jax._array import Array
from jax._record import said
from jax._shapes import pair, positive
from jax._state import state

from ..linen.convolution import output_sizes, transposed_sizes
from ..linen.layer import Mode, images
from .module import Module, recorded
from .rngs import Rngs
from .variables import BatchStat, Param


class Layer(Module):
    """A layer. ``self.bound`` holds its effective arguments; each is an attribute too."""

    rosetta_plain = True

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        self.__dict__["bound"] = bound
        for name in ("dtype", "param_dtype"):
            value = bound.values.get(name)
            if value is not None and str(getattr(value, "rosetta_dtype", value)) != "float32":
                raise rosetta.UnknownCall(f"{self.__rosetta_path__}({name}={getattr(value, 'rosetta_dtype', value)}) is not known here: models are read in 32-bit floats.")
        for name, value in bound.values.items():
            if name not in ("rngs", "dtype", "param_dtype"):
                self.__dict__[name] = value
        own = type(self).__module__.partition(".")[0] == "flax"
        stated = {name: value for name, value in bound.stated.items() if name != "rngs"}
        rosetta.construct(self.__rosetta_path__, self, rosetta.Bound(bound.path, bound.values, stated), "" if own else type(self).__qualname__)
        self.build(bound)

    def build(self, bound):
        """Makes variables; some layers have none."""

    def weight(self, role, shape, init=None, kind=Param):
        """Makes a variable; an initialiser of the program's own making is asked what it draws."""
        made = kind.born(shape)
        given = self.bound.values.get(init) if init else None
        if callable(given) and not hasattr(given, "__rosetta_path__"):
            first = given(None, made.shape, "float32")
            made.law = getattr(first, "rosetta_law", None) or ("jax.Array", {"values": "values that the program computes"})
        self.__dict__[role] = made.join(self, role)

    def __call__(self, *args, **kwargs):
        if not state().inside and not state().quiet:
            return recorded(self, type(self).forward, args, kwargs)
        return self.forward(*args, **kwargs)

    def say(self, arrays, shape, mode=None, dtype=None):
        """Records that this layer turned arrays into one of this shape."""
        return said(self.__rosetta_path__, mode, arrays, shape, dtype, of=self)


def given(inputs):
    """An input as an array; data of the program become the fed batch."""
    array = inputs if isinstance(inputs, Array) else Array.of(inputs)
    return array.fed() if array.data is not None else array


class Conv(Layer):
    __rosetta_path__ = "flax.nnx.Conv"

    def build(self, bound):
        self.window = (self.kernel_size,) if isinstance(self.kernel_size, int) else tuple(int(n) for n in self.kernel_size)
        self.weight("kernel", (*self.window, self.in_features // self.feature_group_count, self.out_features), "kernel_init")
        if self.use_bias:
            self.weight("bias", (self.out_features,), "bias_init")

    def forward(self, inputs):
        rank = len(self.window)
        x = images(given(inputs), rank, self.__rosetta_path__)
        fit(x, self.in_features, self.__rosetta_path__)
        sizes = output_sizes(x.shape[1:-1], self.window, pair(self.strides or 1, rank, "strides"), self.padding, pair(self.kernel_dilation or 1, rank, "kernel_dilation"))
        return self.say([x], (x.shape[0], *sizes, int(self.out_features)))


def fit(x, features, path):
    """The last axis must be what the layer was made for."""
    if int(x.shape[-1]) != int(features):
        raise TypeError(f"{path}: expected an input with {features} features on its last axis. Received shape {tuple(int(n) for n in x.shape)}.")


class ConvTranspose(Layer):
    __rosetta_path__ = "flax.nnx.ConvTranspose"

    def build(self, bound):
        self.window = (self.kernel_size,) if isinstance(self.kernel_size, int) else tuple(int(n) for n in self.kernel_size)
        ends = (self.out_features, self.in_features) if self.transpose_kernel else (self.in_features, self.out_features)
        self.weight("kernel", (*self.window, *ends), "kernel_init")
        if self.use_bias:
            self.weight("bias", (self.out_features,), "bias_init")

    def forward(self, inputs):
        rank = len(self.window)
        x = images(given(inputs), rank, self.__rosetta_path__)
        fit(x, self.in_features, self.__rosetta_path__)
        sizes = transposed_sizes(x.shape[1:-1], self.window, pair(self.strides or 1, rank, "strides"), self.padding, pair(self.kernel_dilation or 1, rank, "kernel_dilation"))
        return self.say([x], (x.shape[0], *sizes, int(self.out_features)))


class Linear(Layer):
    __rosetta_path__ = "flax.nnx.Linear"

    def build(self, bound):
        self.weight("kernel", (self.in_features, self.out_features), "kernel_init")
        if self.use_bias:
            self.weight("bias", (self.out_features,), "bias_init")

    def forward(self, inputs):
        x = given(inputs)
        fit(x, self.in_features, self.__rosetta_path__)
        return self.say([x], (*x.shape[:-1], int(self.out_features)))


class Embed(Layer):
    __rosetta_path__ = "flax.nnx.Embed"

    def build(self, bound):
        self.weight("embedding", (self.num_embeddings, self.features), "embedding_init")

    def forward(self, inputs):
        x = given(inputs)
        if x.dtype.kind not in "iu":
            raise ValueError("Input type must be an integer or unsigned integer.")
        return self.say([x], (*x.shape, int(self.features)), dtype="float32")

    def attend(self, query):
        rosetta.unknown("flax.nnx.Embed.attend", ["Embed.__call__"])


def _learned(layer, shape):
    if layer.use_scale:
        layer.weight("scale", shape, "scale_init")
    if layer.bound.values.get("use_bias"):
        layer.weight("bias", shape, "bias_init")


class BatchNorm(Layer):
    __rosetta_path__ = "flax.nnx.BatchNorm"

    def build(self, bound):
        for name in ("mean", "var"):
            self.weight(name, (self.num_features,), kind=BatchStat)
        _learned(self, (self.num_features,))

    def forward(self, x, use_running_average=None, *, mask=None):
        x = given(x)
        if mask is not None:
            raise rosetta.UnknownCall("flax.nnx.BatchNorm(mask=…) is not known here: normalising over a part of the batch is not modelled.")
        running = self.use_running_average if use_running_average is None else use_running_average
        if int(x.shape[positive(self.axis, x.ndim)]) != int(self.num_features):
            raise ValueError(f"flax.nnx.BatchNorm: expected {self.num_features} features. Received shape {tuple(int(n) for n in x.shape)}.")
        return self.say([x], x.shape, Mode(use_running_average=bool(running)))


class LayerNorm(Layer):
    __rosetta_path__ = "flax.nnx.LayerNorm"

    def build(self, bound):
        if self.reduction_axes != -1 or self.feature_axes != -1:
            raise rosetta.UnknownCall("flax.nnx.LayerNorm over other axes than the last is not known here.")
        _learned(self, (self.num_features,))

    def forward(self, x, *, mask=None):
        x = given(x)
        if mask is not None:
            raise rosetta.UnknownCall("flax.nnx.LayerNorm(mask=…) is not known here.")
        fit(x, self.num_features, self.__rosetta_path__)
        return self.say([x], x.shape)


class GroupNorm(Layer):
    __rosetta_path__ = "flax.nnx.GroupNorm"

    def build(self, bound):
        if (self.num_groups is None) == (self.group_size is None):
            raise ValueError("Either `num_groups` or `group_size` should be specified. If `group_size` is to be specified, pass `num_groups=None` as argument to override the default `num_groups` value of 32.")
        _learned(self, (self.num_features,))

    def forward(self, x, *, mask=None):
        x = given(x)
        if mask is not None or self.reduction_axes is not None:
            raise rosetta.UnknownCall("flax.nnx.GroupNorm with mask or reduction_axes is not known here.")
        fit(x, self.num_features, self.__rosetta_path__)
        groups = self.num_groups if self.num_groups is not None else int(self.num_features) // self.group_size
        if int(self.num_features) % groups:
            raise ValueError(f"Number of groups ({groups}) does not divide the number of channels ({int(self.num_features)}).")
        return self.say([x], x.shape)


class Dropout(Layer):
    __rosetta_path__ = "flax.nnx.Dropout"

    def forward(self, inputs, *, deterministic=None, rngs=None):
        x = given(inputs)
        off = self.deterministic if deterministic is None else deterministic
        if off is None:
            raise ValueError("No `deterministic` argument was provided to Dropout.")
        if not off and self.rate and rngs is None and not isinstance(self.bound.values.get("rngs"), Rngs):
            raise ValueError("`deterministic` is False, but no `rngs` argument was provided to Dropout as either a __call__ argument or class attribute.")
        return self.say([x], x.shape, Mode(deterministic=bool(off)))


class PReLU(Layer):
    __rosetta_path__ = "flax.nnx.PReLU"

    def build(self, bound):
        self.weight("negative_slope", ())

    def forward(self, inputs):
        x = given(inputs)
        return self.say([x], x.shape)


class _Unknown(Layer):
    """A layer that the neutral language has no word for yet."""

    def __init__(self, *args, **kwargs):
        rosetta.unknown(self.__rosetta_path__, ["BatchNorm", "LayerNorm", "GroupNorm"])


class InstanceNorm(_Unknown):
    __rosetta_path__ = "flax.nnx.InstanceNorm"


class RMSNorm(_Unknown):
    __rosetta_path__ = "flax.nnx.RMSNorm"

