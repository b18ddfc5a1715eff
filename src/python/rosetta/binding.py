"""Binding arguments by the real signature of the call, as the phrases state it for the version assumed."""

import inspect


class UnknownCall(Exception):
    """A call that this dialect's modules do not know; the message names it and what is known instead."""


class UnknownAttribute(UnknownCall, AttributeError):
    """A name that a framework module does not have here: ``hasattr`` and ``getattr`` with a default see it as missing."""


_signatures = {}
_versions = {}
_parsed = {}  # by text: equal signatures are read once
_known = {}


def configure(signatures, versions):
    """Sets the signature texts by canonical path, and the framework versions, for the next run."""
    if signatures != _signatures:
        _signatures.clear()
        _signatures.update(signatures)
        _known.clear()
    _versions.clear()
    _versions.update(versions)


def version_of(module):
    """The version assumed for a framework module, e.g. ``version_of("torch")`` is ``"2.13.0"``."""
    return _versions[module]


def versions():
    """The framework modules that the run may use, each with the version assumed for it."""
    return dict(_versions)


def known(prefix):
    """The names known under a prefix, sorted: what an error offers instead."""
    if prefix not in _known:
        _known[prefix] = sorted({path[len(prefix):].split(".")[0] for path in _signatures if path.startswith(prefix)})
    return list(_known[prefix])


def unknown(path, instead=None):
    """Raises ``UnknownCall`` for a path, naming near names (or all that are known under its module)."""
    module, _, name = path.rpartition(".")
    names = known(module + ".") if instead is None else list(instead)
    raise UnknownCall(f"{path} is not known here. {near(name, names)}")


def near(name, names):
    """What an error offers instead of an unknown name: near names, or all."""
    import difflib

    close = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    return f"Did you mean {', '.join(close)}?" if close else f"Known there: {', '.join(names) or 'nothing'}."


class Bound:
    """Arguments bound to a signature: ``bound.name`` is the effective value; ``bound.stated`` holds what was passed."""

    def __init__(self, path, values, stated):
        self.path = path
        self.values = values
        self.stated = stated

    def __getattr__(self, name):
        try:
            return self.__dict__["values"][name]
        except KeyError:
            raise AttributeError(f"{self.path} has no parameter {name}") from None


def signature(path):
    """The ``inspect.Signature`` of a path, made from its text; defaults are Python literals."""
    text = _signatures.get(path)
    if text is None:
        unknown(path)
    if text not in _parsed:
        scope = {}
        exec(f"def f({text}): pass", {}, scope)
        _parsed[text] = inspect.signature(scope["f"])
    return _parsed[text]


def bind(path, args, kwargs):
    """Binds ``args`` and ``kwargs`` as the real call would. Raises the same ``TypeError`` for a wrong call."""
    try:
        bound = signature(path).bind(*args, **kwargs)
    except TypeError as error:
        raise TypeError(f"{path}({signature(path)}): {error}") from None
    stated = dict(bound.arguments)
    bound.apply_defaults()
    return Bound(path, dict(bound.arguments), stated)
