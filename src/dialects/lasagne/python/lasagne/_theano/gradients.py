"""``T.grad``: gradients of a loss by weights, and what programs do to them before an update."""

import rosetta

from .calls import number_of
from .expression import Constant, Expression
from .shared import SharedVariable, weight_of
from .values import Value


class Gradient(Expression):
    """The gradient of a loss by one weight; ``clips`` are the calls that made it smaller, in order."""

    def __init__(self, cost, wrt, clips=()):
        super().__init__(wrt.ndim, wrt.dtype)
        self.cost, self.wrt, self.clips = cost, wrt, tuple(clips)

    def act(self, run):
        return Value([int(n) for n in self.wrt.content.shape], self.dtype)

    def clipped(self, path, stated):
        """The same gradient made smaller by one more call."""
        return Gradient(self.cost, self.wrt, (*self.clips, (path, tuple(sorted(stated.items())))))


def grad(*args, **kwargs):
    """Gradients of a loss by one or several weights."""
    bound = rosetta.bind("theano.grad", args, kwargs)
    if bound.consider_constant is not None or bound.known_grads is not None:
        raise rosetta.UnknownCall("theano.grad with consider_constant or known_grads is not known here: parts of a loss without a gradient are not modelled.")
    if not isinstance(bound.cost, Expression):
        raise TypeError("cost must be a symbolic expression")
    if bound.cost.ndim:
        raise TypeError("cost must be a scalar.")
    several = isinstance(bound.wrt, (list, tuple))
    wanted = list(bound.wrt) if several else [bound.wrt]
    if any(not isinstance(each, SharedVariable) for each in wanted):
        raise rosetta.UnknownCall("theano.grad by values that are no weights is not known here. Expected shared variables.")
    for each in wanted:
        weight_of(each)
    made = [Gradient(bound.cost, each) for each in wanted]
    return made if several else made[0]


def clip_of(x, low, high):
    """A gradient whose elements are kept within bounds; None where x is no gradient."""
    if not isinstance(x, Gradient):
        return None
    bounds = [number_of(each.data) if isinstance(each, Constant) else each for each in (low, high)]
    if any(not isinstance(each, (int, float)) for each in bounds):
        raise rosetta.UnknownCall("Clipping gradients at bounds that only a run knows is not known here. Expected numbers.")
    return x.clipped("theano.tensor.clip.gradient", {"min": bounds[0], "max": bounds[1]})


def grad_clip(x, lower_bound, upper_bound):
    """A value whose gradient is cut on its way back."""
    raise rosetta.UnknownCall("theano.gradient.grad_clip is not known here: gradients clipped inside the model are not modelled. Expected theano.tensor.clip of gradients, or lasagne.updates.total_norm_constraint.")


grad.__rosetta_path__ = "theano.grad"
