"""What all layers of tf.layers share: a name, weights made at the first call, an activation after it."""

import rosetta
from rosetta import Symbolic, recorder
from rosetta.binding import Bound

from ._graph import Tensor, Unknown, draw, graph
from ._initializers import Initializer, instance
from ._scopes import unique_layer_name, variable_scope
from ._sources import operand
from ._variables import Variable, layer_weight

AT_CALL = ("inputs", "training", "is_training")  # said when a layer is applied, not when it is made


class Layer:
    """A layer of tf.layers. Subclasses say their weights (``build``), their output's shape (``shape``), and their path."""

    path, base = "", "layer"

    def __init__(self, *args, **kwargs):
        self.bound = rosetta.bind(self.path, args, kwargs)
        extra = self.bound.values.get("kwargs") or {}
        strangers = set(extra) - {"input_shape", "batch_size", "dtype", "_scope", "_reuse"}
        if strangers:
            raise TypeError(f"Keyword argument not understood: {', '.join(sorted(strangers))}")
        self._begin(self.path, self.bound)

    def _begin(self, path, bound):
        self.call_path, self.arguments, self.weights_by_role, self.built = path, bound.values, {}, False
        stated = {name: value for name, value in bound.stated.items() if name not in AT_CALL}
        for name, value in list(stated.items()):
            if isinstance(value, type) and issubclass(value, Initializer):
                stated[name] = instance(value)
        self.own_activation = None if known_activation(self.arguments.get("activation")) else self.arguments.get("activation")
        if self.own_activation is not None:
            stated["activation"] = None
        self.trainable = bool(self.arguments.get("trainable", True))
        self.reuse = self.arguments.get("reuse")
        rosetta.construct(path, self, Bound(path, bound.values, stated))

    name = property(lambda self: self.full_name)

    def __call__(self, inputs, **kwargs):
        return self.applied(inputs, rosetta.Bound(self.call_path, {**self.arguments, **kwargs}, dict(kwargs)))

    apply = __call__

    def applied(self, inputs, bound):
        """Draws the layer on its inputs."""
        value = operand(inputs)
        if not self.built:
            self._build(value)
        call = Bound(self.call_path, bound.values, {name: each for name, each in bound.stated.items() if name in AT_CALL and name != "inputs"})
        made = draw(self.call_path, call, [value], lambda ins, given: self.shape(ins[0], given), name=self.full_name.rpartition("/")[2], of=self, extra=self.extra, parameters={})
        made.op.layer = self
        made.op.waits = list(self.weights_by_role.values())
        self.after(made, call)
        return made if self.own_activation is None else self.own_activation(made)

    extra = None

    def after(self, made, call):
        """What a layer leaves besides its output."""

    def _build(self, value):
        if isinstance(value.sample if isinstance(value, Tensor) else value, Unknown):
            raise ValueError(f"The channel dimension of the inputs of {self.call_path} should be defined. Found a tensor of unknown shape: give its placeholder a shape.")
        given = self.arguments.get("name") or self.arguments.get("scope")
        name = given or unique_layer_name(self.base)
        with variable_scope(name, reuse=self.reuse or None) as scope:
            self.full_name = scope.name
            rosetta.rename(self, self.full_name.replace("/", "."))
            self.build(value.sample if isinstance(value, Tensor) else value)
        if given and self.weights_by_role and not self.reuse and not scope.reuse:
            graph().layer_names.setdefault(scope.name.rpartition("/")[0], {}).setdefault(given, 1)
        rosetta.rename(self, parameters={role: each.op.weight for role, each in self.weights_by_role.items()})
        self.built = True

    def build(self, value):
        """Makes the weights."""

    def weight(self, role, shape, trainable=True, state=False, regularizer=None):
        """One weight of this layer."""
        before = recorder().parameters.__len__()
        made = layer_weight(self, role, role, shape, "float32", trainable and self.trainable, state)
        self.weights_by_role[role] = made
        if regularizer is not None and len(recorder().parameters) > before:
            graph().add_to_collection("regularization_losses", regularizer(made))
        return made

    kernel = property(lambda self: self.weights_by_role["kernel"])
    bias = property(lambda self: self.weights_by_role.get("bias"))
    weights = property(lambda self: list(self.weights_by_role.values()))
    variables = weights
    trainable_weights = property(lambda self: [each for each in self.weights if each.trainable])
    trainable_variables = trainable_weights

    def get_config(self):
        raise rosetta.UnknownCall(f"{self.call_path}.get_config is not known here.")


def known_activation(value):
    """Whether an activation is one that the phrases read at the layer itself."""
    path = getattr(value, "__rosetta_path__", "")
    return value is None or isinstance(value, str) or (path.startswith("tensorflow.") and getattr(value, "rosetta_activation", False))


def functional(kind, path):
    """``tf.layers.dense(inputs, …)``: a layer made and applied at one place."""

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        layer = kind.__new__(kind)
        layer.bound = bound
        layer._begin(path, bound)
        return layer.applied(bound.inputs, bound)

    call.__name__, call.__rosetta_path__ = path.rpartition(".")[2], path
    return call


def spatial_rank(path):
    """1, 2 or 3 from a name such as ``conv2d``."""
    return int(next(each for each in path if each.isdigit()))


__all__ = ["Symbolic", "Variable"]
