"""Binding a module: shapes of the inputs, and so of all weights."""

import rosetta
from rosetta import BatchDim

from ._graph import run
from ._state import quietly
from ._tensor import NDArray, Weight
from .io import DataDesc


class Binding:
    """What a module knows once it is bound."""

    def bind(self, *args, **kwargs):
        """Shapes of the inputs, and so of all weights."""
        bound = rosetta.bind("mxnet.module.Module.bind", args, kwargs)
        if self.binded and not bound.force_rebind:
            print("Already bound, ignoring bind()")
            return
        if bound.shared_module is not None or bound.inputs_need_grad:
            raise rosetta.UnknownCall("Module.bind with shared_module or inputs_need_grad is not known here. Expected modules of their own.")
        if bound.grad_req != "write":
            raise rosetta.UnknownCall(f"Module.bind(grad_req={bound.grad_req!r}) is not known here. Expected 'write': gradients that add up are not modelled.")
        self.for_training = bool(bound.for_training)
        self._data, self._labels = described(bound.data_shapes), described(bound.label_shapes or [])
        axis = max(DataDesc.get_batch_axis(self._data[0].layout), 0)
        self.batch_size = int(self._data[0].shape[axis])
        fed = {each.name: _placeholder(each, self.batch_size) for each in [*self._data, *self._labels]}
        self._check_names(fed)
        with quietly():
            run(self.symbol, fed, self._weight)
        self.binded = True

    def _check_names(self, fed):
        arguments = self.symbol.list_arguments()
        for name in fed:
            if name not in arguments and name in self.data_names:
                raise ValueError(f"Unknown initialization or input name {name!r}: the symbol's arguments are {', '.join(arguments)}")
        for name in self.data_names:
            if name not in fed:
                raise ValueError(f"data_shapes does not name {name!r}. Received {', '.join(fed)}")

    def _weight(self, variable, shape, statistic):
        name = variable.name
        if name in self.label_names and shape is None and name not in self.weights:
            return NDArray((BatchDim(self.batch_size),))
        if name not in self.weights:
            shape = shape or variable.attributes.get("shape")
            if shape is None:
                raise rosetta.UnknownCall(f"The shape of {name} is not known: it is neither fed nor the weight of an operator. Expected mx.sym.Variable({name!r}, shape=…), or its name among data_names.")
            made = Weight(shape)
            made.variable, made.name = variable, name
            rosetta.parameter(made, self, name, state=statistic, trainable=not statistic and name not in self._fixed)
            self.weights[name] = made
        return self.weights[name]


def described(shapes):
    return [each if isinstance(each, DataDesc) else DataDesc(*each) for each in shapes]


def _placeholder(desc, batch):
    axis = max(DataDesc.get_batch_axis(desc.layout), 0) if len(desc.shape) > 1 else 0
    return NDArray([BatchDim(batch) if i == axis and int(n) == batch else int(n) for i, n in enumerate(desc.shape)])
