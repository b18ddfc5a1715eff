"""Links that multiply by weights: convolutions, fully connected layers, tables, scales."""

import rosetta

from .. import _shapes
from .._record import floats, need
from .._rows import Row, alike
from ..functions import connection as F
from ..variable import FLOAT
from ._built import Built


class _Convolution(Built):
    """What convolutions share. ``rank`` is None where an argument says it."""

    rank = None
    transposed = False
    groups = 1

    def build(self, bound):
        """Kernel (out, in / groups, …) and bias; the transposed kernel has (in, out / groups, …)."""
        values, own = bound.values, self.__dict__
        rank = self.rank or bound.ndim
        inputs, outputs, ksize = bound.in_channels, bound.out_channels, values["ksize"]
        if ksize is None:
            inputs, outputs, ksize = None, inputs, outputs
        own.update(in_channels=inputs, out_channels=outputs, ksize=ksize, spatial=rank, kernel=_shapes.many(ksize, rank, self.link_path()))
        self.weight_of("W", None if inputs is None else self.kernel_shape(inputs))
        if bound.nobias:
            own["b"] = None
        else:
            self.weight_of("b", (outputs,))

    def kernel_shape(self, inputs):
        """The weight's shape for so many input channels."""
        groups = self.groups
        if inputs % groups or self.out_channels % groups:
            raise ValueError("the number of input and output channels must be divisible by the number of groups")
        lead = (inputs, self.out_channels // groups) if self.transposed else (self.out_channels, inputs // groups)
        return (*lead, *self.kernel)

    def complete(self, x):
        if not self.W.is_initialized:
            _shapes.expect(len(x.shape) == self.spatial + 2, self.link_path(), f"x.ndim == {self.spatial + 2}", _shapes.written(x.shape))
            self.W.initialize(self.kernel_shape(int(x.shape[1])))

    def output(self, shape):
        v, path = self.bound.values, self.link_path()
        if self.transposed:
            return F.transposed_shape(shape, self.W.shape, v["stride"], v["pad"], v["outsize"], v.get("dilate", 1), v.get("groups", 1), path)
        return F.conv_shape(shape, self.W.shape, v["stride"], v["pad"], v.get("dilate", 1), v.get("groups", 1), v.get("cover_all", False), path)


def _kind(name, rank, transposed=False):
    return type(name, (_Convolution,), {"__module__": "chainer.links", "__rosetta_path__": f"chainer.links.{name}", "rank": rank, "transposed": transposed})


for _rank in (1, 2, 3, None):
    for _name, _transposed in (("Convolution", False), ("Deconvolution", True)):
        _full = f"{_name}{f'{_rank}D' if _rank else 'ND'}"
        globals()[_full] = _kind(_full, _rank, _transposed)


class DilatedConvolution2D(_Convolution):
    """A convolution with gaps between the kernel's taps."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.DilatedConvolution2D"
    rank = 2


class Linear(Built):
    """A matrix and a bias over all axes after the batch, joined to one."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.Linear"

    def build(self, bound):
        """Weight (out, in) and bias."""
        inputs, outputs = bound.in_size, bound.out_size
        if outputs is None:
            inputs, outputs = None, inputs
        self.__dict__.update(in_size=inputs, out_size=outputs)
        self.weight_of("W", None if inputs is None else (outputs, inputs))
        if bound.nobias:
            self.__dict__["b"] = None
        else:
            self.weight_of("b", (outputs,))

    def forward(self, x, n_batch_axes=1):
        if isinstance(x, Row):
            return alike(x, (id(self), n_batch_axes), lambda whole: self.forward(whole, n_batch_axes + 1))
        matrix = F.as_matrix(x, n_batch_axes, self.link_path())
        if not self.W.is_initialized:
            self.W.initialize((self.out_size, int(matrix.shape[-1])))
        return self.say(matrix, F.dense_shape(matrix.shape, self.W.shape, self.link_path()), stated={} if n_batch_axes == 1 else {"n_batch_axes": n_batch_axes})


class EmbedID(Built):
    """Rows of a table, by their numbers."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.EmbedID"

    def build(self, bound):
        """The table (in_size, out_size)."""
        self.weight_of("W", (bound.in_size, bound.out_size))

    def forward(self, x):
        if isinstance(x, Row):
            return alike(x, id(self), self.forward)
        F.need_integers(x, self.link_path())
        return self.say(x, (*x.shape, self.out_size), FLOAT)


class PReLU(Built):
    """A learned slope for negative values."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.PReLU"

    def build(self, bound):
        """One slope per entry of ``shape``; one for all where it is ()."""
        self.weight_of("W", (bound.shape,) if isinstance(bound.shape, int) else tuple(bound.shape))

    def output(self, shape):
        own = tuple(map(int, self.W.shape))
        _shapes.expect(tuple(map(int, shape[1:]))[:len(own)] == own, self.link_path(), f"W.shape to begin x.shape[1:] = {_shapes.written(shape[1:])}", own)
        return shape


class Parameter(Built):
    """A weight that a call without input gives."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.Parameter"

    def __init__(self, *args, **kwargs):
        rosetta.unknown("chainer.links.Parameter", ["chainer.Parameter"])


__all__ = ["floats", "need"]
