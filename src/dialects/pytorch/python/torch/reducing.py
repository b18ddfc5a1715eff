"""Functions that reduce axes: sum, mean, maximum and their like."""

import rosetta

from . import dtypes
from .record import function, said
from .shapes import axes, axis, reduced
from .tensor import Tensor


def _shape(bound):
    dims = axes(bound.values.get("dim"), len(bound.input.shape))
    return reduced(bound.input.shape, dims, bound.values.get("keepdim", False))


def _counted(bound):
    """Sums of booleans and integers are 64-bit integers."""
    wanted = bound.values.get("dtype")
    if wanted is not None:
        return dtypes.of(wanted)
    return bound.input.dtype if bound.input.dtype.is_floating_point else dtypes.int64


def _old_name(path):
    """Reductions take numpy's ``axis`` and ``keepdims`` for ``dim`` and ``keepdim``."""
    inner = function(path, _shape, {"torch.sum": _counted, "torch.argmax": dtypes.int64, "torch.argmin": dtypes.int64, "torch.all": dtypes.bool_, "torch.any": dtypes.bool_}.get(path))

    def call(*args, **kwargs):
        for numpy_name, name in (("axis", "dim"), ("keepdims", "keepdim")):
            if numpy_name in kwargs:
                kwargs[name] = kwargs.pop(numpy_name)
        return inner(*args, **kwargs)

    call.__name__ = call.__qualname__ = path.rpartition(".")[2]
    call.__rosetta_path__ = path
    return call


sum = _old_name("torch.sum")
mean = _old_name("torch.mean")
amax = _old_name("torch.amax")
amin = _old_name("torch.amin")
argmax = _old_name("torch.argmax")
argmin = _old_name("torch.argmin")
logsumexp = _old_name("torch.logsumexp")
prod = _old_name("torch.prod")
var = _old_name("torch.var")
std = _old_name("torch.std")
norm = _old_name("torch.norm")
median = _old_name("torch.median")
all = _old_name("torch.all")
any = _old_name("torch.any")


class ValuesAndIndices(tuple):
    """What ``torch.max(x, dim)`` returns."""

    values = property(lambda self: self[0])
    indices = property(lambda self: self[1])


def _extreme(name, over_axes, index_of):
    def call(input, *args, **kwargs):
        bound = rosetta.bind(f"torch.{name}", (input, *args), kwargs)
        second = bound.values.get("dim")
        if isinstance(second, Tensor):
            from .arithmetic import maximum, minimum

            return (maximum if name == "max" else minimum)(input, second)
        if second is None:
            return over_axes(input)
        keep = {} if "keepdim" not in bound.stated else {"keepdim": bound.keepdim}
        return ValuesAndIndices((over_axes(input, second, **keep), index_of(input, second, **keep)))

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = f"torch.{name}"
    return call


max = _extreme("max", amax, argmax)
min = _extreme("min", amin, argmin)


def _ordered(path):
    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        shape = list(bound.input.shape)
        if "k" in bound.values:
            shape[axis(-1 if bound.dim is None else bound.dim, len(shape))] = bound.k
        return ValuesAndIndices((said(path, bound, [bound.input], shape), said(path, bound, [bound.input], shape, dtypes.int64)))

    call.__name__ = call.__qualname__ = path.rpartition(".")[2]
    call.__rosetta_path__ = path
    return call


topk = _ordered("torch.topk")
sort = _ordered("torch.sort")
argsort = function("torch.argsort", dtype=dtypes.int64)
cumsum = function("torch.cumsum")

for _name in ("sum", "mean", "amax", "amin", "argmax", "argmin", "logsumexp", "prod", "var", "std", "norm", "median", "all", "any", "max", "min", "topk", "sort", "argsort", "cumsum"):
    setattr(Tensor, _name, globals()[_name])
