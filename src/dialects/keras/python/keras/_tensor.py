"""Symbolic tensors of Keras: shape, dtype, and for those of the functional API the node that makes them."""

from rosetta import BatchDim, Symbolic

from ._state import place, quietly, state

BATCH = 32  # the batch size that stands for None; its multiples stay known as such


class KerasTensor(Symbolic):
    """A tensor without content. ``history`` is set while a functional model is being drawn."""

    history = None

    def __init__(self, shape, dtype="float32", source=None, constant=None, name=None):
        super().__init__(shape, str(dtype), source, constant)
        self.name = name

    @property
    def dtype(self):
        return self._dtype

    @property
    def ndim(self):
        return len(self.shape)

    def get_shape(self):
        return self.shape

    def numpy(self):
        """The content as a numpy array: of the same shape, unknown."""
        if self.history is not None:
            raise AttributeError("'KerasTensor' object has no attribute 'numpy'")
        from numpy import ndarray

        return ndarray(tuple(self.shape), self._dtype, self.rosetta_source)

    def __len__(self):
        return self.shape[0]

    def __repr__(self):
        return f"<KerasTensor shape={static_shape(self)}, dtype={self._dtype}, name={self.name}>"


def _operator(name, reverse=False):
    def method(self, other=None):
        from .ops import operators

        return getattr(operators, name)(other, self) if reverse else getattr(operators, name)(self, other)

    return method


for _name in ("add", "sub", "mul", "truediv", "pow", "matmul"):
    setattr(KerasTensor, f"__{_name}__", _operator(_name))
    setattr(KerasTensor, f"__r{_name}__", _operator(_name, reverse=True))
for _name in ("neg", "abs"):
    setattr(KerasTensor, f"__{_name}__", (lambda name: lambda self: getattr(__import__("keras.ops.operators", fromlist=["x"]), name)(self))(_name))
KerasTensor.__getitem__ = _operator("getitem")


def static_shape(tensor):
    """The shape as Keras shows it: the batch axis is ``None``."""
    return tuple(None if isinstance(n, BatchDim) else int(n) for n in tensor.shape)


def walk(value):
    """All tensors in nested lists, tuples and dicts, in order."""
    if isinstance(value, Symbolic):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from walk(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from walk(each)


def rebuild(value, change):
    """The same nesting with every tensor changed."""
    if isinstance(value, Symbolic):
        return change(value)
    if isinstance(value, (list, tuple)):
        return type(value)(rebuild(each, change) for each in value)
    if isinstance(value, dict):
        return {key: rebuild(each, change) for key, each in value.items()}
    return value


class Node:
    """One call in the drawing of a functional model: it is made again for every batch."""

    def __init__(self, target, args, kwargs, where):
        from rosetta.log import recorder

        self.target, self.args, self.kwargs, self.where = target, args, kwargs, where
        self.outputs = []
        log = recorder()
        log.state["keras.node"] = self.index = log.state.get("keras.node", 0) + 1


def drawn(values):
    """Whether a call belongs to the drawing of a functional model."""
    return any(getattr(each, "history", None) is not None for each in walk(values))


def draw(target, args, kwargs):
    """Adds a call to the drawing: its shapes are worked out now, the call itself is recorded when the model is used."""
    node = Node(target, args, kwargs, place())
    bare = lambda each: each if getattr(each, "history", None) is None else KerasTensor(each.shape, each.dtype)
    with quietly():
        made = target(*rebuild(args, bare), **rebuild(kwargs, bare))

    def keep(tensor):
        result = KerasTensor(tensor.shape, tensor.dtype)
        result.history = node
        node.outputs.append(result)
        return result

    return rebuild(made, keep)


def source_tensor(shape, dtype, name):
    """A model's input: the start of a drawing."""
    tensor = KerasTensor(shape, dtype, name=name)
    tensor.history = Node(None, (), {}, place())
    tensor.history.outputs.append(tensor)
    return tensor


def record(path, bound, inputs, shapes, dtype=None, of=None):
    """Records one call on tensors. Gives its output (or outputs, for several shapes)."""
    import rosetta

    single = not isinstance(shapes, list)
    kind = dtype or (inputs[0].dtype if inputs else state().floatx)
    made = [KerasTensor(shape, kind) for shape in ([shapes] if single else shapes)]
    if not state().quiet:
        rosetta.apply(path, inputs, bound, made, of=of, where=place())
    return made[0] if single else made
