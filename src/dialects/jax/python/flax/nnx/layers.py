"""Flax's own layers as objects: arguments bound by the real signature, variables made at once."""

import rosetta
from jax._array import Array
from jax._record import said
from jax._shapes import pair
from jax._state import state

from ..linen.convolution import output_sizes, transposed_sizes
from ..linen.layer import Mode, images
from .module import Module, recorded
from .rngs import Rngs
from .variables import Param


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
