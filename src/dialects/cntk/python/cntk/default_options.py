"""``default_options`` and ``default_options_for``: what layers take where they are told nothing."""

import rosetta

from ._state import state

_ambient = {}  # layer → the options of it that may be overridden


def overridable(layer, options):
    """Says which options of a layer follow ``default_options``."""
    _ambient[layer] = tuple(options)


def key_of(option, layer):
    """The name under which the recording says an option that holds for a region."""
    return f"{option} of {layer} in default_options"


class _Region:
    def __init__(self, functions, options):
        self.functions, self.options = functions, options

    def _layers(self):
        for layer, options in _ambient.items():
            if self.functions is None or any(getattr(each, "__name__", None) == layer for each in self.functions):
                yield from ((layer, option) for option in options if option in self.options)

    def __enter__(self):
        state().overrides.append((self.functions, self.options))
        for layer, option in self._layers():
            rosetta.ambient(key_of(option, layer), said(self.options[option]))
        return self

    def __exit__(self, *_):
        state().overrides.pop()
        for layer, option in self._layers():
            outer, value = found(layer, option)
            rosetta.ambient(key_of(option, layer), said(value) if outer else None)


def said(value):
    """A value as the recording says it; ``None`` would end the region."""
    return "None" if value is None else value


def found(layer, option):
    """(whether a region says it, its value): the innermost one first."""
    for functions, options in reversed(state().overrides):
        if option in options and (functions is None or layer is None or any(getattr(each, "__name__", None) == layer for each in functions)):
            return True, options[option]
    return False, None


def default_options(**kwargs):
    """Options of all layers made inside the block."""
    return _Region(None, kwargs)


def default_options_for(functions, **kwargs):
    """Options of some layers made inside the block."""
    return _Region(functions if isinstance(functions, (list, tuple)) else [functions], kwargs)


class default_override_or:
    """A default that a region may override."""

    def __init__(self, value):
        self.value = value


def is_default_override(value):
    return isinstance(value, default_override_or)


def get_default_override(function, **kwargs):
    """The value of one option of a program's own layer."""
    ((option, value),) = kwargs.items()
    if not is_default_override(value):
        return value
    outer, other = found(getattr(function, "__name__", None), option)
    return other if outer else value.value


def set_global_option(key, value):
    """A setting of the whole program; none of them changes what is computed here."""


def get_global_option(key, default_value):
    return default_value
