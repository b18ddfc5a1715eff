"""The table of operators: which inputs are weights, what shape the answer has, what is a loss and what is no arithmetic at all."""

import rosetta

TABLE = {}


class Values:
    """Effective arguments by attribute; what a call does not know is None."""

    def __init__(self, values):
        self.__dict__.update(values)

    def __getattr__(self, name):
        return None


class Operator:
    """One operator.

    ``shape(v, *shapes)`` gives the shape of the first output from arguments and the shapes of all inputs, weights too. ``roles``:
    the place of each weight among the inputs. ``statistics``: those of them that are running statistics. ``loss``: it compares its
    first input with its second. ``silent``: it makes no part of the model (counters, accuracy). ``mode``: it does something else
    with is_test=1. ``part(v)``: what one call means by an argument, such as ``.global``. ``outputs(v, count)``: how many outputs it
    makes where none are named. ``each``: every output is a call of its own. ``before``: says what happens to the input first. ``pair``: one of its two
    operands may be a number; ``folds``: more than two are combined one after another. ``first``: makes the output that stands before
    the answer itself. ``cut``: no gradient flows through it. ``make``: makes and records all outputs itself.
    """

    def __init__(self, name, shape=None, roles=None, statistics=(), loss=False, silent=False, mode=False, part=None, outputs=1, dtype=None, each=False, before=None, cut=False, required=(), pair=False, folds=False, first=None, make=None):
        self.name, self.shape, self.roles, self.statistics = name, shape or (lambda v, *shapes: shapes[0]), roles or {}, statistics
        self.loss, self.silent, self.mode, self.part, self.outputs = loss, silent, mode, part, outputs
        self.dtype, self.each, self.before, self.cut, self.required = dtype, each, before, cut, required
        self.pair, self.folds, self.first, self.make = pair, folds, first, make
        TABLE[name] = self


def operator_of(name):
    """The operator of a name, or the error that names near ones."""
    if name not in TABLE:
        rosetta.unknown(f"caffe2.python.core.Net.{name}", sorted(TABLE))
    return TABLE[name]
