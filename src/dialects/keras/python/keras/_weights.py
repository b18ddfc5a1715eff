"""Weights of layers: made, collected, frozen."""

import rosetta

from ._tensor import KerasTensor


class Variable(KerasTensor):
    """A weight. ``role`` is its name in the layer: kernel, bias, gamma."""

    role = ""

    owner = None

    @property
    def path(self):
        """`dense/kernel`: the owner's name and its own."""
        return "/".join(each for each in (getattr(self.owner, "name", None), self.role) if each)

    def numpy(self):
        return rosetta.demand(self, "the weight's values")

    def assign(self, value):
        raise rosetta.UnknownCall(f"Variable.assign on {self.role!r}: weights set by hand are not modelled here.")


class WeightOwner:
    """What layers and models share about weights."""

    def weight(self, role, shape, trainable=True, state=False):
        """A weight of a built-in layer; its initialiser is said by the layer's own arguments."""
        made = Variable([int(n) for n in shape])
        made.role = made.name = role
        made.owner = self
        rosetta.parameter(made, self, role, state=state, trainable=trainable and self._trainable)
        made.own_trainable = trainable
        self._own.append(made)
        setattr(self, role, made)
        return made

    def add_weight(self, *args, **kwargs):
        """A weight of the program's own layer."""
        from . import initializers

        bound = rosetta.bind("keras.layers.Layer.add_weight", args, kwargs)
        shape = bound.values.get("shape")
        role = bound.values.get("name") or f"weight_{len(self._own)}" if self._own else bound.values.get("name") or "weight"
        made = Variable(() if shape is None else [int(n) for n in ([shape] if isinstance(shape, int) else shape)])
        made.role = made.name = role
        made.owner = self
        trainable = bound.values.get("trainable") is not False
        rosetta.parameter(made, self, role, state=not trainable, trainable=trainable and self._trainable)
        made.own_trainable = trainable
        given = bound.values.get("initializer")
        initializer = initializers.get("glorot_uniform" if given is None and str(made.dtype).startswith("float") else given)
        for name in ("regularizer", "constraint"):
            if bound.values.get(name) is not None:
                raise rosetta.UnknownCall(f"add_weight({name}=…) is not known here: it is not modelled.")
        rosetta.late(initializer.__rosetta_path__, initializer.bound, of=self, parameter=made)
        self._own.append(made)
        return made

    def sublayers(self):
        """Layers held by attributes, lists and dicts, in order, each once."""
        seen = []

        def visit(value):
            if isinstance(value, WeightOwner):
                if all(value is not each for each in seen):
                    seen.append(value)
            elif isinstance(value, (list, tuple)):
                for each in value:
                    visit(each)
            elif isinstance(value, dict):
                for each in value.values():
                    visit(each)

        for name, value in list(vars(self).items()):
            if name not in ("_shared", "_arguments", "optimizer", "loss"):
                visit(value)
        return seen

    @property
    def weights(self):
        found = list(self._own)
        for layer in self.sublayers():
            found += [each for each in layer.weights if all(each is not known for known in found)]
        return found

    @property
    def trainable_weights(self):
        return [each for each in self.weights if each.rosetta_trainable] if self._trainable else []

    @property
    def non_trainable_weights(self):
        trained = self.trainable_weights
        return [each for each in self.weights if all(each is not known for known in trained)]

    variables = weights
    trainable_variables = trainable_weights
    non_trainable_variables = non_trainable_weights

    @property
    def trainable(self):
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        self._trainable = bool(value)
        for each in self._own:
            each.rosetta_trainable = bool(value) and each.own_trainable
        for layer in self.sublayers():
            layer.trainable = value

    def count_params(self):
        return sum(rosetta.product(each.shape) for each in self.weights)

    def get_weights(self):
        """The weights as arrays of known shape and unknown content."""
        from ._data import unknown_array

        return [unknown_array(each.shape, each.dtype) for each in self.weights]

    def set_weights(self, weights):
        raise rosetta.UnknownCall(f"{type(self).__name__}.set_weights: weights set by hand are not modelled here.")
