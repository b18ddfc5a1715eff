"""What a module says about its own variables: parameters, other collections, random keys."""

import rosetta
from jax._array import Array
from jax._state import state

from .. import errors


class Variable:
    """A variable of another collection than ``params``."""

    def __init__(self, scope, collection, name, value):
        self._scope, self._collection, self._name, self._value = scope, collection, name, value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        rosetta.unknown("flax.linen.Variable.value = …", ["nn.BatchNorm", "self.param"])


class Variables:
    """The methods of a module that concern variables."""

    def _placed(self):
        if self.scope is None:
            raise ValueError(f"Can't access parameters on unbound modules: {type(self).__name__} has no variables here.")
        return self.scope

    def param(self, name, init_fn, *init_args, unbox=True, **init_kwargs):
        """A parameter of the module's own."""
        scope = self._placed()
        if not callable(init_fn):
            raise rosetta.UnknownCall(f"self.param({name!r}, …) with a value instead of an initialiser is not known here.")
        if scope.root.making and scope.root.find("params", scope.path, name) is None:
            first = init_fn(scope.root.rngs.get("params"), *init_args, **init_kwargs)
            if not isinstance(first, Array):
                raise rosetta.UnknownCall(f"self.param({name!r}, …): the initialiser gave {type(first).__name__}. Expected an array.")
            made = scope.variable("params", name, first.shape)
            self._say(made, name, first.rosetta_law)
            return made
        found = scope.root.find("params", scope.path, name)
        if found is None:
            raise errors.ScopeParamNotFoundError(f'Could not find parameter named "{name}" in scope "{scope.told}".')
        return scope.variable("params", name, found.shape)

    def _say(self, parameter, name, law):
        owner = rosetta.recorder().object(Owner(self.scope.path), "flax.linen.Module", type(self).__name__)
        log = rosetta.recorder()
        log.objects[owner]["name"] = ".".join(self.scope.path)
        log.parameters[parameter.rosetta_parameter]["owner"] = owner
        parameter.say_law(law or ("jax.Array", {"values": "values that the program computes"}))

    def variable(self, col, name, init_fn=None, *init_args, **init_kwargs):
        """A variable of another collection."""
        raise rosetta.UnknownCall(f"self.variable({col!r}, {name!r}) is not known here: state of the program's own making is not modelled. Known: nn.BatchNorm's statistics.")

    def make_rng(self, name="params"):
        """A random key."""
        return self._placed().need_rng(name, type(self).__name__)

    def has_rng(self, name):
        return name in self._placed().root.rngs

    def is_initializing(self):
        return self._placed().root.making

    def is_mutable_collection(self, col):
        return self._placed().root.may_change(col)

    def has_variable(self, col, name):
        return self._placed().root.find(col, self.scope.path, name) is not None

    def sow(self, col, name, value, **_):
        """Keeps a value inside for later: nothing is kept here."""
        if not state().quiet:
            rosetta.no_effect(f"self.sow({col!r}, {name!r}, …) is read and keeps nothing here.")
        return False

    def perturb(self, name, value, collection="perturbations"):
        return value

    def put_variable(self, col, name, value):
        rosetta.unknown("flax.linen.Module.put_variable", ["param"])

    @property
    def variables(self):
        return self._placed().root.variables


class Owner:
    """Stands for a module that owns parameters itself."""

    def __init__(self, path):
        self.path = path
