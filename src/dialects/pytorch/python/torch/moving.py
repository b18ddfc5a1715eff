"""Moving and casting tensors, and reading their content: what a dry run keeps of it is type and shape."""

import rosetta

from . import dtypes
from .devices import device
from .record import said
from .tensor import Parameter, Tensor


def elsewhere(self, call):
    """A tensor moved to a device: the same tensor."""
    rosetta.no_effect(f"{call} moves to a device; where this runs is chosen elsewhere.")
    return self


def cast(self, kind, call):
    """A tensor in another number type. A cast of what a model computes is said as a call; one of fed data as a step of its way."""
    if self.dtype is kind:
        return self
    if self.rosetta_source is not None:
        from .creation import of_array

        return of_array(self, kind)
    if isinstance(self, Parameter):
        raise rosetta.UnknownCall(f"{call} of a parameter is not known here: models are read in 32-bit floats.")
    made = said("torch.Tensor.to", rosetta.bind("torch.Tensor.to", [self, kind], {}), [self], self.shape, kind)
    made.rosetta_constant = self.rosetta_constant
    return made


def to(self, *args, **kwargs):
    """``x.to(device)``, ``x.to(dtype)``, ``x.to(device, dtype)``, ``x.to(other)``."""
    out = self
    for each in (*args, *kwargs.values()):
        if isinstance(each, (str, device, int)) and not isinstance(each, bool):
            out = elsewhere(out, "to()")
        elif isinstance(each, dtypes.dtype):
            out = cast(out, each, "to()")
        elif isinstance(each, Tensor):
            out = cast(out, each.dtype, "to()")
    return out


def _caster(name, kind):
    return lambda self, **kwargs: cast(self, kind, f"{name}()")


for _name, _kind in (("float", dtypes.float32), ("double", dtypes.float64), ("half", dtypes.float16), ("long", dtypes.int64), ("int", dtypes.int32), ("short", dtypes.int16), ("byte", dtypes.uint8), ("bool", dtypes.bool_)):
    setattr(Tensor, _name, _caster(_name, _kind))
Tensor.to = to
Tensor.cuda = lambda self, *args, **kwargs: elsewhere(self, "cuda()")
Tensor.cpu = lambda self, *args, **kwargs: self
Tensor.pin_memory = lambda self, *args: elsewhere(self, "pin_memory()")
Tensor.type_as = lambda self, other: cast(self, other.dtype, "type_as()")
Tensor.is_floating_point = lambda self: self.dtype.is_floating_point
Tensor.get_device = lambda self: -1


def type_of(self, dtype=None):
    """``x.type()`` names the tensor's type; ``x.type(torch.FloatTensor)`` casts."""
    if dtype is None:
        return {"float32": "torch.FloatTensor", "int64": "torch.LongTensor"}.get(self.dtype.name, repr(self.dtype))
    names = {"FloatTensor": dtypes.float32, "LongTensor": dtypes.int64, "DoubleTensor": dtypes.float64, "IntTensor": dtypes.int32, "ByteTensor": dtypes.uint8}
    if isinstance(dtype, dtypes.dtype):
        return cast(self, dtype, "type()")
    name = (dtype if isinstance(dtype, str) else dtype.__name__).rpartition(".")[2]
    if name not in names:
        raise TypeError(f"invalid type: {dtype!r}")
    return cast(self, names[name], "type()")


Tensor.type = type_of


def numpy(self, *, force=False):
    """The content as a numpy array: of the same shape, unknown too."""
    from numpy import ndarray

    made = ndarray(tuple(self.shape), self.dtype.name)
    made.rosetta_source, made.rosetta_constant = self.rosetta_source, self.rosetta_constant
    return made


def item(self):
    """The one number of a tensor: NaN where only a real run knows it."""
    if int(self.numel()) != 1:
        raise RuntimeError(f"a Tensor with {int(self.numel())} elements cannot be converted to Scalar")
    return self.rosetta_constant[0] if self.rosetta_constant is not None else float("nan")


def tolist(self):
    """The content as nested lists; NaN where only a real run knows it."""
    if not self.shape:
        return item(self)
    if self.rosetta_constant is not None and self.dim() == 1:
        return list(self.rosetta_constant)

    def nested(shape):
        return float("nan") if not shape else [nested(shape[1:]) for _ in range(int(shape[0]))]

    return nested(self.shape)


Tensor.numpy, Tensor.item, Tensor.tolist = numpy, item, tolist
Tensor.__array__ = lambda self, dtype=None, copy=None: numpy(self)
