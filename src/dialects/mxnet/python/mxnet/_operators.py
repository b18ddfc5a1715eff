"""Operators: one table for ``mx.nd`` and ``mx.sym``. Each knows its array inputs, its weights and its shape rule."""

import rosetta
from numpy import provenance

from ._state import MXNetError, state
from ._tensor import NDArray, Weight, follow, is_fed, overwrite

TABLE = {}


class Operator:
    """One operator. ``shape(v, *shapes)`` gives the output's shape (a list for several outputs) from arguments and input shapes.

    ``weights(v, *shapes)`` gives role → shape of the weights in use; ``statistics`` names those that are running statistics.
    ``part(v)`` names what one call means by an argument, such as ``.avg``. ``follows_mode``: it does something else in training. ``variadic``: takes any number of arrays. ``loss``: see ``_outputs``. ``in_graph(v)`` says what a graph does otherwise.
    """

    def __init__(self, name, shape, inputs=("data",), weights=None, statistics=(), roles=(), dtype=None, follows_mode=False, variadic=False, before=None, loss=None, required=(), hint=None, path=None, part=None, in_graph=None):
        self.name, self.shape, self.inputs, self.weights, self.statistics = name, shape, inputs, weights, statistics
        self.roles, self.dtype, self.follows_mode, self.variadic, self.before, self.loss = roles, dtype, follows_mode, variadic, before, loss
        self.required, self.part, self.hint, self.path, self.in_graph = required, part, hint or name.lower().lstrip("_"), path, in_graph
        TABLE[name] = self

    def path_in(self, space):
        """The canonical path under ``mxnet.symbol`` or ``mxnet.ndarray``; Python's operators have one of their own."""
        return self.path or f"mxnet.{space}.{self.name}"

    def check(self, values, path):
        """Raises what MXNet raises where a required argument is missing or one is not known."""
        for name in self.required:
            if values.get(name) is None:
                raise MXNetError(f"Required parameter {name} is not presented, in operator {self.name}")
        if any("mult" in str(key) for key in values.get("attr") or {}):
            raise rosetta.UnknownCall(f"{path}(attr={values['attr']!r}) is not known here: step sizes and decays of single weights are not modelled.")
        extra = {key: value for key, value in (values.get("kwargs") or {}).items() if key not in ("num_args",) and not key.startswith("__")}
        if extra:
            raise MXNetError(f"Cannot find argument {', '.join(map(repr, sorted(extra)))} of {path}. Possible Arguments: {', '.join(name for name in values if name != 'kwargs')}")

    def weight_shapes(self, values, shapes):
        """Role → shape of the weights in use."""
        return self.weights(values, *shapes) if self.weights else {}


class Values:
    """Effective arguments by attribute, as shape rules read them."""

    def __init__(self, values):
        self.__dict__.update(values)

    def get(self, name, otherwise=None):
        return self.__dict__.get(name, otherwise)


def options_of(operator, stated):
    """The arguments as stated that are no arrays and no names; a number may stand where an operand could."""
    skip = {*operator.inputs, *operator.roles, "data" if operator.variadic else "", "name", "attr", "out", "kwargs", "args"}
    return {name: value for name, value in stated.items() if name not in skip or isinstance(value, (int, float))}


def perform(operator, path, values, stated, given, weights, scope="", where=None):
    """Makes one call on arrays: works out shapes, records it, gives the output (a list for several)."""
    v = Values(values)
    if operator.before is not None:
        given = operator.before(path, v, given, where)
    path += operator.part(v) if operator.part else ""
    if operator.in_graph and path.startswith("mxnet.symbol."):
        operator.in_graph(v)
    made = operator.shape(v, *[each.shape for each in given])
    single = not isinstance(made, list)
    dtype = operator.dtype(v, given) if callable(operator.dtype) else operator.dtype or (given[0]._dtype if given else "float32")
    if not weights and operator.path is None and not rosetta.recorder().current_trace and given and all(is_fed(each) for each in given) and single:
        kept = prepared(operator, v, given, made, dtype)
        if kept is not None:
            return kept
    if operator.name in _SAME or (operator.name in ("Cast", "cast") and dtype == given[0]._dtype):
        return same(given[0], path)
    outputs = [NDArray(shape, dtype) for shape in ([made] if single else made)]
    follow(outputs, given, path, bool(weights))
    if not state().quiet:
        said = options_of(operator, stated)
        if operator.follows_mode and (rosetta.recorder().current_trace or not state().training):
            said = {**said, "training": state().training}
        for index, some in enumerate([[each] for each in outputs] if operator.name in _PARTS else [outputs]):
            which = {"part": index} if operator.name in _PARTS else {}
            rosetta.apply(path, given, rosetta.Bound(path, values, {**said, **which}), some, parameters=weights, scope=scope, where=where)
    return outputs[0] if single else outputs


_PARTS = {"SliceChannel", "split"}  # each output is said as a call of its own
_SAME = {"identity", "BlockGrad", "MakeLoss", "make_loss", "LinearRegressionOutput", "MAERegressionOutput"}


def same(array, path):
    """The very values, for calls that only say something of gradients."""
    made = NDArray(array.shape, array._dtype, array.rosetta_source, array.rosetta_constant)
    made.rosetta_id = array.rosetta_id
    return follow([made], [array], path)[0]


_PREPARES = {"Reshape", "reshape", "expand_dims", "squeeze", "Flatten", "flatten", "transpose", "swapaxes", "SwapAxis", "Cast", "cast", "identity", "BlockGrad"}


def prepared(operator, v, given, shape, dtype):
    """Data that a program changes before any model sees it stays data, with one more step where it is followed."""
    if operator.name not in _PREPARES or state().recording:
        return None
    source, before = given[0].rosetta_source, given[0]
    if operator.name in ("transpose", "swapaxes", "SwapAxis"):
        from ._shaping import order_of

        source = provenance.permuted(source, order_of(operator.name, v, len(before.shape)))
    elif operator.name in ("Cast", "cast"):
        source = source if source is None or before._dtype == dtype else provenance.step(source, step="cast", dtype=dtype)
    else:
        source = provenance.reshaped(source, before.shape, shape)
    return NDArray(shape, dtype, source, before.rosetta_constant)


def weight_of(value, role, path):
    """A weight given directly: it must be a parameter of a block."""
    if isinstance(value, Weight) and value.rosetta_parameter is not None:
        return value
    raise rosetta.UnknownCall(f"{path} with a {role} that is no parameter of a block is not known here. Expected one made by self.params.get(…), or a layer of mxnet.gluon.nn.")


def array_of(value, name, path):
    """The array passed as ``name``, or MXNet's error."""
    if isinstance(value, NDArray):
        return value
    if isinstance(value, rosetta.Symbolic):
        raise TypeError(f"Argument {name} must have NDArray type, but got {type(value)}")
    raise AssertionError(f"Argument {name} must have NDArray type, but got {value!r} of type {type(value).__name__} in {path}")


def on_arrays(name):
    """The function ``mx.nd.<name>``."""
    operator = TABLE[name]
    path = operator.path_in("ndarray")

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        values = bound.values
        operator.check(values, path)
        if operator.variadic:
            many = values["data"]
            many = list(many[0]) if len(many) == 1 and isinstance(many[0], (list, tuple)) else list(many)
            given = [array_of(each, "data", path) for each in many]
        else:
            values = {**values, "data": values["data"][0]} if isinstance(values.get("data"), tuple) and values["data"] else values  # 1.3 squeezes *data
            given = [array_of(values[each], each, path) for each in operator.inputs if values.get(each) is not None or each == operator.inputs[0]]
        shapes = operator.weight_shapes(Values(values), [each.shape for each in given])
        weights = {role: weight_of(values.get(role), role, path) for role in shapes}
        result = perform(operator, path, values, bound.stated, given, weights)
        out = values.get("out")
        return overwrite(out, result) if isinstance(out, NDArray) else result

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = path
    return call
