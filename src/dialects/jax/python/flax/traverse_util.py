"""flax.traverse_util: nested dicts of variables laid out flat, and back."""

import rosetta


def flatten_dict(xs, keep_empty_nodes=False, is_leaf=None, sep=None):
    """A dict with one entry per leaf, by the tuple of keys that leads to it."""
    flat = {}

    def visit(value, path):
        if isinstance(value, dict):
            for key, each in value.items():
                visit(each, (*path, key))
        else:
            flat[path if sep is None else sep.join(path)] = value

    visit(xs, ())
    return flat


def unflatten_dict(xs, sep=None):
    """The nested dict of a flat one."""
    made = {}
    for key, value in xs.items():
        path = key if sep is None else tuple(key.split(sep))
        inside = made
        for each in path[:-1]:
            inside = inside.setdefault(each, {})
        inside[path[-1]] = value
    return made


__getattr__ = rosetta.attribute_hook(__name__)
