"""Variable scopes: names, sharing, and the initialiser that holds for a region."""

import rosetta

from ._graph import graph

AUTO_REUSE = "AUTO_REUSE"
INITIALIZER = "tensorflow.variable_scope.initializer"


class VariableScope:
    """One scope: what holds inside it."""

    def __init__(self, name="", reuse=False, initializer=None, regularizer=None, dtype=None):
        self.name, self.reuse, self.initializer, self.regularizer, self.dtype = name, reuse, initializer, regularizer, dtype
        self.counts = {}

    original_name_scope = property(lambda self: self.name + "/")

    def reuse_variables(self):
        self.reuse = True

    def set_initializer(self, initializer):
        self.initializer = initializer
        rosetta.ambient(INITIALIZER, initializer)


def _root():
    home = graph()
    if not home.variable_scopes:
        home.variable_scopes.append(VariableScope())
    return home.variable_scopes


def current_scope():
    return _root()[-1]


def get_variable_scope():
    return current_scope()


def scoped_name(name):
    inside = current_scope().name
    return f"{inside}/{name}" if inside else name


class variable_scope:
    """``with tf.variable_scope("a", reuse=…, initializer=…):``"""

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind("tensorflow.variable_scope", args, kwargs)
        for name in ("partitioner", "custom_getter", "constraint"):
            if bound.values.get(name) is not None:
                raise rosetta.UnknownCall(f"variable_scope({name}=…) is not modelled here.")
        self.bound = bound

    def __enter__(self):
        bound, outer = self.bound, current_scope()
        given = bound.name_or_scope
        if isinstance(given, VariableScope):
            inner = VariableScope(given.name, given.reuse or outer.reuse, given.initializer, given.regularizer, given.dtype)
        else:
            name = given if given is not None else unique_layer_name(bound.default_name or "scope")
            inner = VariableScope(scoped_name(name) if name else outer.name, outer.reuse, outer.initializer, outer.regularizer, outer.dtype)
        inner.reuse = bound.reuse if bound.reuse else inner.reuse
        self.changed = bound.initializer is not None or inner.initializer is not outer.initializer
        first = bound.initializer
        inner.initializer = (first() if isinstance(first, type) else first) if first is not None else inner.initializer
        inner.regularizer = bound.regularizer if bound.regularizer is not None else inner.regularizer
        if self.changed:
            rosetta.ambient(INITIALIZER, inner.initializer)
        _root().append(inner)
        home = graph()
        self.kept, home.scopes = home.scopes, [home.unique(inner.name.rpartition("/")[2])] if inner.name else home.scopes
        return inner

    def __exit__(self, *_):
        graph().scopes = self.kept
        _root().pop()
        if self.changed:
            rosetta.ambient(INITIALIZER, current_scope().initializer)


def unique_layer_name(base):
    """``conv2d``, ``conv2d_1``, … in the current variable scope."""
    counts = graph().layer_names.setdefault(current_scope().name, {})
    count = counts.get(base, 0)
    counts[base] = count + 1
    return base if count == 0 else f"{base}_{count}"
