"""Trees of arrays: dicts, lists, tuples, named tuples, and classes that say their own parts."""


def parts(tree):
    """The parts of a node with the way to put it together again, or None for a leaf."""
    if tree is None:
        return [], lambda made: None
    if isinstance(tree, dict):
        keys = sorted(tree) if all(isinstance(each, str) for each in tree) else list(tree)
        return [(key, tree[key]) for key in keys], lambda made: type(tree)(zip(keys, made))
    if isinstance(tree, tuple) and hasattr(tree, "_fields"):
        return list(zip(tree._fields, tree)), lambda made: type(tree)(*made)
    if type(tree) in (list, tuple):
        return list(enumerate(tree)), type(tree)
    own = getattr(type(tree), "rosetta_parts", None)
    return own(tree) if own else None


def leaves(tree, is_leaf=None):
    """All leaves, in order."""
    found = None if is_leaf is not None and is_leaf(tree) else parts(tree)
    return [tree] if found is None else [leaf for _, part in found[0] for leaf in leaves(part, is_leaf)]


def leaves_with_path(tree, path=()):
    """All leaves with the keys that lead to each."""
    found = parts(tree)
    return [(path, tree)] if found is None else [each for key, part in found[0] for each in leaves_with_path(part, (*path, key))]


def map(f, tree, *rest, is_leaf=None):
    """The same tree with ``f`` of the leaves that stand at one place in all trees."""
    found = None if is_leaf is not None and is_leaf(tree) else parts(tree)
    if found is None:
        return f(tree, *rest)
    others = [parts(each) for each in rest]
    for each, other in zip(rest, others):
        if other is None or len(other[0]) != len(found[0]):
            raise ValueError(f"Expected trees of one structure. Received {type(tree).__name__} with {len(found[0])} parts beside {type(each).__name__}.")
    made = [map(f, part, *(other[0][i][1] for other in others), is_leaf=is_leaf) for i, (_, part) in enumerate(found[0])]
    return found[1](made)


def map_with_path(f, tree, path=()):
    """As ``map``, with the keys that lead to each leaf."""
    found = parts(tree)
    return f(path, tree) if found is None else found[1]([map_with_path(f, part, (*path, key)) for key, part in found[0]])


def reduce(function, tree, *initializer, is_leaf=None):
    """All leaves joined by a function."""
    import functools

    return functools.reduce(function, leaves(tree, is_leaf), *initializer)


def structure(tree, is_leaf=None):
    """How a tree is built: compared, not looked into."""
    found = parts(tree)
    return "*" if found is None else (type(tree).__name__, tuple((key, structure(part)) for key, part in found[0]))


def flatten(tree, is_leaf=None):
    """Leaves, and what puts them together again."""
    return leaves(tree, is_leaf), _Definition(tree)


class _Definition:
    """The structure of one tree."""

    def __init__(self, tree):
        self.tree = tree

    def unflatten(self, made):
        rest = iter(made)
        return map(lambda _: next(rest), self.tree)

    def __eq__(self, other):
        return isinstance(other, _Definition) and structure(self.tree) == structure(other.tree)

    __hash__ = None


def unflatten(treedef, leaves):
    """The tree of a structure with these leaves."""
    return treedef.unflatten(leaves)


def all(tree, is_leaf=None):
    """Whether all leaves are true."""
    import builtins

    return builtins.all(leaves(tree, is_leaf))
