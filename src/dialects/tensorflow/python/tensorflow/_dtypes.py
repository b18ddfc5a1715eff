"""Number types: ``tf.float32`` and its like."""


class DType:
    """A number type. ``rosetta_dtype`` is how recordings name it."""

    def __init__(self, name, kind):
        self.name, self.rosetta_dtype, self.kind = name, name, kind

    is_floating = property(lambda self: self.kind == "f")
    is_integer = property(lambda self: self.kind in "iu")
    is_bool = property(lambda self: self.kind == "b")
    base_dtype = property(lambda self: self)

    @property
    def as_numpy_dtype(self):
        import numpy

        return numpy.bool_ if self.name == "bool" else getattr(numpy, self.name)

    def __eq__(self, other):
        try:
            return self.name == as_dtype(other).name
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"tf.{self.name}"


_KINDS = {"float16": "f", "float32": "f", "float64": "f", "int8": "i", "int16": "i", "int32": "i", "int64": "i", "uint8": "u", "uint16": "u", "bool": "b", "string": "s"}
_BY_NAME = {name: DType(name, kind) for name, kind in _KINDS.items()}
_ALIASES = {"float": "float32", "double": "float64", "int": "int32", "half": "float16"}
float16, float32, float64, int8, int16, int32, int64, uint8, uint16 = (_BY_NAME[name] for name in list(_KINDS)[:9])
bool_, string = _BY_NAME["bool"], _BY_NAME["string"]


def as_dtype(value):
    """A number type from its name, a numpy type or a Python type."""
    if isinstance(value, DType):
        return value
    name = value if isinstance(value, str) else {bool: "bool", int: "int32", float: "float32", str: "string"}.get(value) if isinstance(value, type) else None
    if name is None:
        name = getattr(value, "rosetta_dtype", None) or getattr(value, "name", None) or str(value)
    name = name.removeprefix("tf.")
    name = _ALIASES.get(name, name)
    if name not in _BY_NAME:
        raise TypeError(f"Cannot convert value {value!r} to a TensorFlow DType. Known: {', '.join(_BY_NAME)}.")
    return _BY_NAME[name]


def dtype_of(value):
    """The type of a Python number or list, as ``tf.constant`` gives it."""
    if isinstance(value, bool):
        return bool_
    if isinstance(value, int):
        return int32
    if isinstance(value, float):
        return float32
    if isinstance(value, str):
        return string
    if isinstance(value, (list, tuple)):
        kinds = [dtype_of(each) for each in value]
        return next((each for each in kinds if each.is_floating), kinds[0] if kinds else float32)
    return as_dtype(value.dtype)
