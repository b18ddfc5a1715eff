"""Operations on each value alone, and on pairs of values."""

import rosetta

from ._operations import Operation, draw, longest, operand, variable
from ._shapes import axis, broadcast

_ALONE = "relu leaky_relu elu selu sigmoid tanh softplus hard_sigmoid exp log sqrt square abs sin cos negate reciprocal clip".split()
_PAIRS = "plus minus element_times element_divide element_max element_min pow".split()
_OVER = "softmax log_softmax".split()
__all__ = [*_ALONE, *_PAIRS, *_OVER, "dropout", "alias", "identity", "param_relu", "softsign"]

SAME = Operation()
PAIR = Operation(lambda node, a, b=(): broadcast(a, b, node.path), longest)


def _named(call, path):
    call.__name__ = call.__qualname__ = path.rpartition(".")[2]
    call.__rosetta_path__ = path
    return call


ALIGNED = Operation(lambda node, dims: (*dims[:len(node.inputs[0].axes)], *(1,) * node.values["axes"], *dims[len(node.inputs[0].axes):]))


def _aligned(given):
    """Operands of one rank behind the batch: static axes are aligned at their ends, so that a shorter shape gets axes of size 1 in front."""
    rank = max((len(each.shape) for each in given if not isinstance(each, (int, float))), default=0)
    return [each if isinstance(each, (int, float)) or not each.axes or len(each.shape) == rank else _widened(each, rank - len(each.shape)) for each in given]


def _widened(each, axes):
    path = "cntk.ops.reshape.broadcast"
    return draw(ALIGNED, path, rosetta.Bound(path, {"axes": axes}, {}), [each]).output


def _alone(name, operation=SAME, first="x"):
    path = f"cntk.ops.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        return draw(operation, path, bound, [variable(bound.values[first], first, path)])

    return _named(call, path)


def _pair(name):
    path = f"cntk.ops.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args[:2], kwargs)
        names = [each for each in bound.values if each != "name"]
        given = [operand(bound.values[each], each, path) for each in names]
        given = _aligned(given)
        variables = [each for each in given if not isinstance(each, (int, float))]
        if not variables:
            raise rosetta.UnknownCall(f"{path} of two plain numbers is not known here. Expected a variable among them.")
        made = draw(PAIR, path, bound, variables, stated=dict(zip(names, given)))
        return call(made, *args[2:], **kwargs) if len(args) > 2 else made  # plus(a, b, c)

    return _named(call, path)


for _name in _ALONE:
    globals()[_name] = _alone(_name)
for _name in _PAIRS:
    globals()[_name] = _pair(_name)


def _checked(node, dims):
    if node.values.get("axis") is not None:
        axis(node.values["axis"], node, len(dims))
    return dims


_OVER_AXIS = Operation(_checked)


log_softmax = _alone("log_softmax", _OVER_AXIS)


def softmax(*args, **kwargs):
    """Softmax along an axis; without one it goes over all static axes together, which are joined before and parted after."""
    path = "cntk.ops.softmax"
    bound = rosetta.bind(path, args, kwargs)
    given = variable(bound.x, "x", path)
    if bound.axis is not None or len(given.shape) < 2:
        return draw(_OVER_AXIS, path, bound, [given])
    return reshaped(draw(_OVER_AXIS, path, bound, [reshaped(given, (-1,)).output]), given.shape)


softmax.__rosetta_path__ = "cntk.ops.softmax"


def reshaped(given, shape):
    """The same values in another static shape."""
    from ._arrays import reshape

    return reshape(given, shape)


dropout = _alone("dropout")
softsign = _alone("softsign")
IDENTITY = Operation(same=True)


def alias(*args, **kwargs):
    """The same variable under another name."""
    bound = rosetta.bind("cntk.ops.alias", args, kwargs)
    return draw(IDENTITY, "cntk.ops.alias", bound, [variable(bound.x, "x", "cntk.ops.alias")])


def identity(keep):
    """The variable itself."""
    return keep


def param_relu(*args, **kwargs):
    """A learned slope for negative values."""
    from .variables import Parameter

    bound = rosetta.bind("cntk.ops.param_relu", args, kwargs)
    given, slope = variable(bound.x, "x", "cntk.ops.param_relu"), bound.alpha
    if not isinstance(slope, Parameter):
        raise rosetta.UnknownCall("cntk.param_relu with an alpha that is no parameter is not known here. Expected cntk.parameter(…), or leaky_relu.")
    if not slope.known:
        slope.infer(given.shape)
    return draw(Operation(lambda node, dims: broadcast(dims, slope.dims, node.path)), "cntk.ops.param_relu", bound, [given], {"alpha": slope}, stated={"x": given})
