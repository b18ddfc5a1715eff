"""Signatures of jax, flax and optax by introspection, as text whose defaults are Python literals.

Defaults that have no literal stand as strings: a function by its name, a number type by its name, flax's mark for an unspecified parent
as 'unspecified'. Nothing here is imported by the product.
"""

import importlib
import inspect


def literal(value):
    """A default as a literal."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return repr(value)
    if isinstance(value, tuple):
        return "(" + ", ".join(literal(each) for each in value) + ("," if len(value) == 1 else "") + ")"
    if isinstance(value, type) or callable(value):
        name = getattr(value, "__qualname__", None) or getattr(getattr(value, "__wrapped__", None), "__qualname__", None) or type(value).__name__
        return repr("missing" if type(value).__name__ == "Missing" or name == "Missing" else getattr(value, "dtype", None) and str(value.dtype) or name.split(".")[0])
    if type(value).__name__ == "Missing":
        return repr("missing")
    if type(value).__name__ in ("_Sentinel", "UnspecifiedValue"):
        return repr("unspecified")
    if type(value).__name__ == "NotSpecified":
        return repr("missing")
    if type(value).__name__ in ("mappingproxy", "FrozenDict"):
        return "{" + ", ".join(f"{literal(key)}: {literal(each)}" for key, each in value.items()) + "}"
    return repr(value)


def target_of(path):
    """The object of a dotted path."""
    parts = path.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for name in parts[cut:]:
            found = getattr(found, name)
        return found
    raise AttributeError(path)


def text_of(target):
    """The signature as text, without ``self`` and annotations."""
    function = target.__init__ if inspect.isclass(target) else target
    parts, star, positional = [], False, False
    parameters = [each for name, each in inspect.signature(function).parameters.items() if name != "self"]
    for each in parameters:
        if positional and each.kind is not each.POSITIONAL_ONLY:
            parts.append("/")
        positional = each.kind is each.POSITIONAL_ONLY
        if each.kind is each.VAR_POSITIONAL:
            parts.append("*" + each.name)
            star = True
            continue
        if each.kind is each.VAR_KEYWORD:
            parts.append("**" + each.name)
            continue
        if each.kind is each.KEYWORD_ONLY and not star:
            parts.append("*")
            star = True
        parts.append(each.name if each.default is each.empty else f"{each.name}={literal(each.default)}")
    return ", ".join([*parts, *(["/"] if positional else [])])


def signatures(paths):
    """Signatures of all paths that exist; the others are named, with those that state none."""
    found, missing, unstated = {}, [], []
    for path in paths:
        try:
            target = target_of(path)
        except AttributeError:
            missing.append(path)
            continue
        try:
            found[path] = text_of(target)
        except (ValueError, TypeError):
            unstated.append(path)
    return found, missing, unstated
