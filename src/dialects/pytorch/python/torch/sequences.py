"""Making tensors that no shape alone says: ranges, random integers and orders, the identity."""

import rosetta

from . import dtypes
from .creation import SMALL
from .shapes import Size
from .tensor import Tensor


def arange(*args, **kwargs):
    """Evenly spaced numbers."""
    kind = kwargs.get("dtype")
    start, end, step = (0, args[0], 1) if len(args) == 1 else (*args, 1) if len(args) == 2 else args
    content = [start + i * step for i in range(max(0, -int(-(end - start) // step)))]
    wanted = dtypes.of(kind) if kind is not None else dtypes.int64 if all(isinstance(n, int) for n in (start, end, step)) else dtypes.float32
    return Tensor((len(content),), wanted, constant=content if len(content) <= SMALL else None)


def linspace(start, end, steps, **kwargs):
    """``steps`` numbers from start to end."""
    return Tensor((steps,), dtypes.float32, constant=[start + (end - start) * i / max(steps - 1, 1) for i in range(steps)] if steps <= SMALL else None)


def eye(n, m=None, **kwargs):
    """The identity matrix."""
    return Tensor((n, n if m is None else m), dtypes.float32)


def randint(*args, **kwargs):
    """Integers drawn at random."""
    size = kwargs.get("size") or args[-1]
    return Tensor(Size(size), dtypes.of(kwargs["dtype"]) if kwargs.get("dtype") else dtypes.int64)


def randperm(n, **kwargs):
    """A random order of n things."""
    made = Tensor((n,), dtypes.int64)
    made.rosetta_order = rosetta.drawn_order(n)
    return made


def normal(mean=0.0, std=1.0, size=None, **kwargs):
    """Numbers drawn from a normal distribution."""
    if isinstance(mean, Tensor) or isinstance(std, Tensor):
        return Tensor((mean if isinstance(mean, Tensor) else std).shape)
    return Tensor(Size(size), law=("normal", float(mean), float(std)))


def bernoulli(input, **kwargs):
    """Zeros and ones drawn with the given probabilities."""
    return Tensor(input.shape, input.dtype)
