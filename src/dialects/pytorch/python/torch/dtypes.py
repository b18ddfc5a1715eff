"""Number types: ``torch.float32`` and its like."""


class dtype:
    """A number type; ``rosetta_dtype`` is its neutral name."""

    def __init__(self, name, neutral, floating):
        self.name = name
        self.rosetta_dtype = neutral
        self.is_floating_point = floating

    def __repr__(self):
        return f"torch.{self.name}"


float64 = double = dtype("float64", "float64", True)
float32 = float_ = dtype("float32", "float32", True)
float16 = half = dtype("float16", "float16", True)
int64 = long = dtype("int64", "int64", False)
int32 = int_ = dtype("int32", "int32", False)
int16 = short = dtype("int16", "int16", False)
int8 = dtype("int8", "int8", False)
uint8 = dtype("uint8", "uint8", False)
bool_ = dtype("bool", "bool", False)

_ORDER = (bool_, uint8, int8, int16, int32, int64, float16, float32, float64)
_BY_NEUTRAL = {each.rosetta_dtype: each for each in _ORDER}


def of(value):
    """The torch dtype of a Python number type, a numpy dtype or a torch dtype."""
    if isinstance(value, dtype):
        return value
    if isinstance(value, type) and value in (float, int, bool):  # a numpy dtype equals its Python type without being it
        return {float: float32, int: int64, bool: bool_}[value]
    name = getattr(value, "rosetta_dtype", None) or getattr(value, "name", None) or str(value)
    if name not in _BY_NEUTRAL:
        raise TypeError(f"Expected a number type of torch. Received {name}. Known: {', '.join(_BY_NEUTRAL)}.")
    return _BY_NEUTRAL[name]


def promote(a, b):
    """The type of a result of two operands, as far as ranks decide it."""
    return a if _ORDER.index(a) >= _ORDER.index(b) else b


def of_number(value, beside):
    """The type that a plain number gives a result beside a tensor of type ``beside``."""
    if isinstance(value, float) and not beside.is_floating_point:
        return float32
    if beside is bool_ and not isinstance(value, bool):
        return int64
    return beside
