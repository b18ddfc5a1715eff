"""flax.core: frozen dicts of variables."""

import rosetta


class FrozenDict(dict):
    """A dict that cannot be changed; what would change it gives a new one."""

    def __setitem__(self, key, value):
        raise ValueError("FrozenDict is immutable.")

    def pop(self, key):
        """The dict without a key, and what stood there."""
        return FrozenDict({name: value for name, value in self.items() if name != key}), self[key]

    def copy(self, add_or_replace=None):
        """The dict with entries added or replaced."""
        return FrozenDict({**self, **(add_or_replace or {})})

    def unfreeze(self):
        return unfreeze(self)


def freeze(xs):
    """A frozen copy of nested dicts."""
    return FrozenDict({key: freeze(value) if isinstance(value, dict) else value for key, value in xs.items()})


def unfreeze(x):
    """A plain copy of nested dicts."""
    return {key: unfreeze(value) if isinstance(value, dict) else value for key, value in x.items()}


def copy(x, add_or_replace=None):
    """A dict with entries added or replaced."""
    return type(x)({**x, **(add_or_replace or {})})


def pop(x, key):
    """A dict without a key, and what stood there."""
    return type(x)({name: value for name, value in x.items() if name != key}), x[key]


__getattr__ = rosetta.attribute_hook(__name__)
