"""Layers that walk through sequences: (batch, steps, features)."""

import rosetta

from .. import nonlinearities
from .base import Layer
from .built import Built, applied, default, known_as


class Gate:
    """How the weights of one gate start, and its activation."""

    __rosetta_path__ = "lasagne.layers.Gate"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        rosetta.construct(self.__rosetta_path__, self, bound)
        for name, value in bound.values.items():
            setattr(self, name, default(value) if name not in bound.stated else value)
        self.nonlinearity = nonlinearities.identity if self.nonlinearity is None else self.nonlinearity


known_as("Gate", Gate)


class _Walk(Built):
    """What all of them share."""

    def build(self, num_units, hid_init, backwards, learn_init, gradient_steps, grad_clipping, unroll_scan, precompute_input, mask_input, only_return_final, **options):
        name = type(self).__name__
        if len(self.input_shape) < 3:
            raise ValueError(f"{name} expects an input of (batch, steps, features). Received {self.input_shape!r}.")
        if unroll_scan and (gradient_steps != -1 or self.input_shape[1] is None):
            raise ValueError("Gradient steps must be -1 when unroll_scan is true, and the input's steps must be given.")
        if mask_input is not None:
            raise rosetta.UnknownCall(f"{name}(mask_input=…) is not known here: sequences that end early are not modelled. Expected sequences of one length.")
        self.num_units, self.backwards, self.only_return_final = num_units, backwards, only_return_final
        self.learn_init = learn_init
        self.features = rosetta.product(self.input_shape[2:])
        self.weigh(**options)
        self.hid_init = self.start("hid_init", hid_init)

    def start(self, name, first):
        """The state before the first step: zeros that nobody learns, or another layer."""
        if isinstance(first, Layer):
            raise rosetta.UnknownCall(f"{type(self).__name__}({name}=layer) is not known here: a state that another layer gives is not modelled. Expected the default, zeros.")
        if self.learn_init or getattr(first, "val", None) != 0:
            raise rosetta.UnknownCall(f"{type(self).__name__} with a first state that is learned, or not zero ({name}, learn_init), is not known here. Expected the default, zeros that stay.")
        return None

    def gate(self, gate, name):
        """The weights of one gate."""
        u = self.num_units
        parts = [self.add_param(gate.W_in, (self.features, u), f"W_in_to_{name}"), self.add_param(gate.W_hid, (u, u), f"W_hid_to_{name}"), self.add_param(gate.b, (u,), f"b_{name}", regularizable=False)]
        for label, each in zip(("W_in_to_", "W_hid_to_", "b_"), parts):
            setattr(self, label + name, each)

    def get_output_shape_for(self, input_shape):
        steps = () if self.only_return_final else (input_shape[1],)
        return (input_shape[0], *steps, self.num_units)

    def get_output_for(self, input, **kwargs):
        from .._theano.shaping import flatten

        x = flatten(input, 3) if input.ndim > 3 else input
        return applied(self, [x], self.get_output_shape_for, 2 if self.only_return_final else 3)


class RecurrentLayer(_Walk):
    """h' = f(x W + h U + b)."""

    __rosetta_path__ = "lasagne.layers.RecurrentLayer"

    def weigh(self, W_in_to_hid, W_hid_to_hid, b, nonlinearity):
        self.nonlinearity = nonlinearity
        self.W_in_to_hid = self.add_param(W_in_to_hid, (self.features, self.num_units), "W_in_to_hid")
        self.b = None if b is None else self.add_param(b, (self.num_units,), "b", regularizable=False)
        self.W_hid_to_hid = self.add_param(W_hid_to_hid, (self.num_units, self.num_units), "W_hid_to_hid")


class LSTMLayer(_Walk):
    """A memory cell with gates that see it, unless ``peepholes=False``."""

    __rosetta_path__ = "lasagne.layers.LSTMLayer"

    def weigh(self, ingate, forgetgate, cell, outgate, nonlinearity, cell_init, peepholes):
        self.nonlinearity, self.peepholes = nonlinearity, peepholes
        gates = {"ingate": ingate, "forgetgate": forgetgate, "cell": cell, "outgate": outgate}
        for name, each in gates.items():
            self.gate(each, name)
        for name in ("ingate", "forgetgate", "outgate") if peepholes else ():
            setattr(self, f"W_cell_to_{name}", self.add_param(gates[name].W_cell, (self.num_units,), f"W_cell_to_{name}"))
        self.cell_init = self.start("cell_init", cell_init)


class GRULayer(_Walk):
    """h' = (1 - u) h + u c, with the reset gate behind its product."""

    __rosetta_path__ = "lasagne.layers.GRULayer"

    def weigh(self, resetgate, updategate, hidden_update):
        for name, each in (("updategate", updategate), ("resetgate", resetgate), ("hidden_update", hidden_update)):
            self.gate(each, name)


def CustomRecurrentLayer(*args, **kwargs):
    """A walk whose step is made of layers."""
    raise rosetta.UnknownCall("lasagne.layers.CustomRecurrentLayer is not known here: steps made of layers are not modelled. Expected RecurrentLayer, LSTMLayer or GRULayer.")
