"""Dense, Embedding, Dropout, Activation, Label."""

import rosetta
from rosetta import product

from .._operations import Operation, variable
from .._shapes import as_tuple
from .._written import function_of
from ..ops.functions import Function
from ._layer import Layer, factory


class _Dense(Layer):
    overrides = ("activation", "init", "bias", "init_bias")

    def check(self):
        if self.values["input_rank"] is not None and self.values["map_rank"] is not None:
            raise ValueError("Dense: input_rank and map_rank cannot be specified at the same time.")
        self.ranked()
        self.units = as_tuple(self.values["shape"])
        if len(self.units) != 1:
            raise rosetta.UnknownCall(f"Dense({self.values['shape']}) is not known here: outputs of several axes are not modelled. Expected one number, and cntk.reshape after it.")

    def apply(self, x):
        front, rank = len(x.axes), len(x.dims)
        kept = self.values["map_rank"] or 0
        if self.values["input_rank"] is not None:
            kept = rank - front - self.values["input_rank"]
        joined = rank - front - kept
        if joined < 1 or kept < 0:
            raise ValueError(f"Dense: an input of shape {x.shape} does not have the axes that input_rank and map_rank ask for.")
        weights = [self.weight("W", [*(int(n) for n in x.dims[front + kept:]), *self.units])]
        if self.values["bias"]:
            weights.append(self.weight("b", self.units))
        if joined > 1:
            flat = lambda node, dims: (*dims[:front + kept], product(dims[front + kept:]))
            x = self.drawn(flat, [x], path=f"{self.path}.flatten", extra={"start": front + kept}).output
        return self.drawn(lambda node, dims: (*dims[:-1], *self.units), [x], weights)


class _Embedding(Layer):
    overrides = ("init",)

    def check(self):
        if self.values["weights"] is not None:
            raise rosetta.UnknownCall("Embedding(weights=…) is not known here: a table that does not learn is not modelled. Expected a size.")
        if self.values["shape"] is None:
            raise ValueError("Embedding: output shape must be specified")
        self.size = as_tuple(self.values["shape"])

    def apply(self, x):
        table = self.weight("E", [x.shape[-1], *self.size])
        return self.drawn(_Lookup(self.size), [x], [table])


class _Lookup(Operation):
    """A row of the table per one-hot vector; a product where the input is any other vector."""

    takes_classes = True

    def __init__(self, size):
        super().__init__(lambda node, dims: (*dims[:-1], *size))

    def path_of(self, node, given):
        return node.path if getattr(given[0], "one_hot", None) else f"{node.path}.product"


class _Dropout(Layer):
    def check(self):
        rate, keep = self.values["dropout_rate"], self.values["keep_prob"]
        if (rate is None) == (keep is None):
            raise ValueError("Dropout: either dropout_rate or keep_prob must be specified." if rate is None else "Dropout: dropout_rate and keep_prob cannot be specified at the same time.")
        if keep is not None and not 0 <= keep < 1:
            raise ValueError("Dropout: keep_prob must be in the interval [0,1)")

    def apply(self, x):
        return self.drawn(None, [x])


class _Activation(Function):
    def __init__(self, path, args, kwargs):
        from ..default_options import found as said_by_region

        bound = rosetta.bind(path, args, kwargs)
        outer, value = said_by_region("Activation", "activation")
        self.function = bound.activation if "activation" in bound.stated else value if outer else None

    overrides = ("activation",)

    def build(self, x):
        return variable(x, "x", "cntk.layers.Activation") if self.function is None else self.function(x)


Dense = factory(_Dense, "cntk.layers.Dense")
Embedding = factory(_Embedding, "cntk.layers.Embedding")
Dropout = factory(_Dropout, "cntk.layers.Dropout")
Activation = factory(_Activation, "cntk.layers.Activation")


def Label(name):
    """A name for the value that passes here."""
    from ..ops import alias

    return function_of(lambda x: alias(x, name=name), name)
