"""Random keys by name."""

from jax._numbers import say_seed
from jax.random import Key


class Rngs:
    """Streams of keys: ``Rngs(0)``, ``Rngs(params=0, dropout=1)``."""

    def __init__(self, default=None, **rngs):
        streams = dict(rngs) if not isinstance(default, dict) else {**default, **rngs}
        if default is not None and not isinstance(default, dict):
            streams["default"] = default
        self.streams = {name: value if isinstance(value, Key) else Key(value) for name, value in streams.items()}
        first = self.streams.get("params", self.streams.get("default"))
        if first is not None:
            say_seed(first.seed)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name):
        found = self.streams.get(name, self.streams.get("default"))
        if found is None:
            raise AttributeError(f"No RngStream named '{name}' in Rngs, and no default.")
        return lambda: Key(found.seed)

    def __call__(self):
        return self["default"]()

    def __contains__(self, name):
        return name in self.streams

    def fork(self, *_, **__):
        return self
