"""What all layers are: they know the sizes of what they are given and give, and hold weights with tags."""

from collections import OrderedDict

import numpy
import rosetta
from rosetta import Symbolic

from .._theano.expression import Call, Expression
from .._theano.shapes import shape_of
from .._theano.shared import SharedVariable, birth_of
from .._theano.values import Made, type_of
from ..init import Initializer


class Layer:
    """One layer that is fed by one other (or by a shape)."""

    __rosetta_path__ = "lasagne.layers.Layer"

    def __init__(self, incoming, name=None):
        self.input_shape = incoming if isinstance(incoming, tuple) else incoming.output_shape
        self.input_layer = None if isinstance(incoming, tuple) else incoming
        self.begin(name)
        if any(n is not None and n <= 0 for n in self.input_shape):
            raise ValueError(f"Cannot create Layer with a non-positive input_shape dimension. input_shape={self.input_shape!r}, self.name={self.name!r}")

    def begin(self, name):
        """What every layer holds; the recording knows it by its user's class and name."""
        self.name, self.params, self.get_output_kwargs = name, OrderedDict(), []
        own = type(self).__dict__.get("__rosetta_path__") is None
        rosetta.recorder().object(self, self.__rosetta_path__, type(self).__name__ if own else "")
        rosetta.rename(self, name or "")

    @property
    def output_shape(self):
        return tuple(self.get_output_shape_for(self.input_shape))

    def get_output_shape_for(self, input_shape):
        """The sizes of the output."""
        return input_shape

    def get_output_for(self, input, **kwargs):
        """The layer's output as an expression."""
        raise NotImplementedError

    def get_params(self, unwrap_shared=True, **tags):
        """The layer's weights that have these tags."""
        found = list(self.params)
        wanted, unwanted = {tag for tag, value in tags.items() if value}, {tag for tag, value in tags.items() if not value}
        return [each for each in found if not wanted - self.params[each] and not self.params[each] & unwanted]

    def add_param(self, spec, shape, name=None, **tags):
        """Makes a weight; ``spec`` says how it starts, or is one that is there already."""
        role, born = name or "param", None
        shape = tuple(int(n) for n in shape)
        if any(n <= 0 for n in shape):
            raise ValueError(f"Cannot create param with a non-positive shape dimension. Tried to create param with shape={shape!r}, name={name!r}")
        tags = {"trainable": True, "regularizable": True, **tags}
        if isinstance(spec, SharedVariable):
            self._refuse_shape(spec.content, shape, name)
            made = spec
        else:
            content, born = self._content(spec, shape, name)
            made = SharedVariable(content, f"{self.name}.{name}" if self.name and name else name)
        value = made.as_weight(self, role, bool(tags.get("batch_norm_stat")), bool(tags["trainable"]), born if self.says_births or made is spec else None)
        if made is spec:
            entry = rosetta.recorder().objects[rosetta.object_id(self)]
            entry["parameters"][role] = value.rosetta_parameter
        self.params[made] = {tag for tag, each in tags.items() if each}
        return made

    says_births = True  # a layer of the program's own: no argument of its call says how its weights start

    def _content(self, spec, shape, name):
        if isinstance(spec, Expression):
            raise rosetta.UnknownCall(f"A weight that is an expression of others ({name}={spec}) is not known here. Expected an initialiser, an array or a shared variable.")
        if isinstance(spec, Initializer) and hasattr(spec, "bound"):
            return spec.sample(shape), (spec.__rosetta_path__, spec.bound)
        if callable(spec):
            spec = spec(shape)
        if isinstance(spec, (bool, int, float)):
            spec = numpy.asarray(spec, "float32")
        if not isinstance(spec, Symbolic):
            raise TypeError(f"cannot initialize parameter {name}: the provided spec is not a numpy array, a Theano expression, or a callable")
        self._refuse_shape(spec, shape, name)
        return spec, birth_of(spec)

    @staticmethod
    def _refuse_shape(array, shape, name):
        if tuple(int(n) for n in array.shape) != shape:
            raise ValueError(f"cannot initialize parameter {name}: the provided numpy array has shape {tuple(map(int, array.shape))}, should be {shape}")

    def __repr__(self):
        return f"<lasagne.layers.{type(self).__name__} object>"


class MergeLayer(Layer):
    """One layer that is fed by several."""

    __rosetta_path__ = "lasagne.layers.MergeLayer"

    def __init__(self, incomings, name=None):
        self.input_shapes = [each if isinstance(each, tuple) else each.output_shape for each in incomings]
        self.input_layers = [None if isinstance(each, tuple) else each for each in incomings]
        self.begin(name)

    @property
    def output_shape(self):
        return tuple(self.get_output_shape_for(self.input_shapes))


def applied(layer, inputs, sizes, ndim, stated=None, path=None, dtype=None):
    """One use of a layer as an expression: ``sizes(*shapes)`` gives the output's shape, ``stated`` what this use says besides."""
    stated = stated or {}
    bound = rosetta.Bound(path or layer.__rosetta_path__, {"inputs": list(inputs), **stated}, dict(stated))

    def rule(given):
        return Made(sizes(*(shape_of(each) for each in given["inputs"])), dtype or type_of(given["inputs"][0]))

    return Call(bound.path, bound, rule, ndim, dtype or inputs[0].dtype, of=layer, recorded=tuple(stated))
