"""Where a module finds its variables: collections of nested dicts, by the path of module names."""

import rosetta
from jax._array import Parameter

from .. import errors


class Root:
    """The variables of one ``init`` or ``apply``."""

    def __init__(self, variables, rngs, mutable, making=False, free=False):
        self.variables, self.rngs, self.mutable, self.making, self.free = variables, rngs, mutable, making, free
        self.adopted = {}  # modules given as fields, by their template
        self.updates = {}

    def may_change(self, collection):
        """Whether a collection may change in this call."""
        if self.making or self.free or self.mutable is True:
            return True
        return collection in ([self.mutable] if isinstance(self.mutable, str) else self.mutable or ())

    def find(self, collection, path, name):
        """A variable, or None."""
        inside = self.variables.get(collection, {})
        for key in path:
            inside = inside.get(key, {}) if isinstance(inside, dict) else {}
        return inside.get(name) if isinstance(inside, dict) else None

    def put(self, tree, collection, path, name, value):
        """Stores a variable in nested dicts."""
        inside = tree.setdefault(collection, {})
        for key in path:
            inside = inside.setdefault(key, {})
        inside[name] = value
        return value

    def changed(self):
        """The mutable collections as they are after the call."""
        made = {}
        for collection in dict.fromkeys((*self.variables, *self.updates)):
            if self.may_change(collection):
                made[collection] = _merged(self.variables.get(collection, {}), self.updates.get(collection, {}))
        return made


def _merged(old, new):
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {key: _merged(old[key], new[key]) if key in old and key in new else new.get(key, old.get(key)) for key in dict.fromkeys((*old, *new))}


class Scope:
    """One module's place among the variables."""

    def __init__(self, root, path=()):
        self.root, self.path = root, path

    def child(self, name):
        return Scope(self.root, (*self.path, name))

    @property
    def told(self):
        return "/" + "/".join(self.path)

    def variable(self, collection, name, shape, state=False):
        """A variable of a shape: made in ``init``, found and checked in ``apply``."""
        shape = tuple(int(n) for n in shape)
        found = self.root.find(collection, self.path, name)
        if found is None:
            return self._missing(collection, name, shape, state)
        given = tuple(int(n) for n in found.shape)
        if given != shape:
            raise errors.ScopeParamShapeError(f'For parameter "{name}" in "{self.told}", the given initializer is expected to generate shape {shape}, but the existing parameter it received has shape {given}.')
        if not isinstance(found, Parameter):
            raise rosetta.UnknownCall(f'"{name}" in "{self.told}" is an array that the program made itself: weights set by hand are not modelled here. Expected what init gave, or what the optimiser made of it.')
        return found

    def _missing(self, collection, name, shape, state):
        if not self.root.making:
            if collection == "params":
                raise errors.ScopeParamNotFoundError(f'Could not find parameter named "{name}" in scope "{self.told}".')
            raise errors.ScopeCollectionNotFound(f'Tried to access "{name}" from collection "{collection}" in "{self.told}" but the collection is empty.')
        made = Parameter(shape)
        made.register(None, name, state=state)
        return self.root.put(self.root.variables, collection, self.path, name, made)

    def update(self, collection, name, value):
        """A variable's value after the call."""
        if not self.root.may_change(collection):
            raise errors.ModifyScopeVariableError(f'Cannot update variable "{name}" in "{self.told}" because collection "{collection}" is immutable.')
        self.root.put(self.root.updates, collection, self.path, name, value)

    def need_rng(self, collection, who):
        """Checks that a random key of a name was handed in; ``params`` stands in for it."""
        rngs = self.root.rngs
        if self.root.free or collection in rngs or "params" in rngs:
            return rngs.get(collection, rngs.get("params"))
        raise errors.InvalidRngError(f'{who} needs PRNG for "{collection}"')
