"""Where operations are drawn: the current graph, its names and collections, and what is kept for one run of the program."""

from rosetta import recorder


class State:
    """What tensorflow keeps for the time of one run of the program."""

    def __init__(self):
        self.graphs, self.sessions, self.pools = [Graph()], [], []
        self.forms, self.assumed, self.seen = {}, None, {}


def state():
    kept = recorder().state
    if "tensorflow" not in kept:
        kept["tensorflow"] = State()
    return kept["tensorflow"]


def graph():
    """The graph that calls draw into."""
    return state().graphs[-1]


class Graph:
    """Operations in the order they were drawn, with their names, variables and collections."""

    __rosetta_path__ = "tensorflow.Graph"

    def __init__(self):
        self.operations, self.names, self.scopes, self.controls = [], {}, [], []
        self.collections, self.variables, self.variable_scopes = {}, {}, []
        self.layer_names = {}
        self.finalized = False

    def as_default(self):
        return _Within(self)

    def unique(self, name):
        full = "/".join([*self.scopes, name])
        count = self.names.get(full, 0)
        self.names[full] = count + 1
        return full if count == 0 else f"{full}_{count}"

    def add_to_collection(self, name, value):
        self.collections.setdefault(name, []).append(value)

    def get_collection(self, name, scope=None):
        found = self.collections.get(name, [])
        return [each for each in found if scope is None or getattr(each, "name", "").startswith(scope)]

    get_collection_ref = lambda self, name: self.collections.setdefault(name, [])

    def get_operations(self):
        return list(self.operations)

    def get_tensor_by_name(self, name):
        op, _, index = name.partition(":")
        for each in self.operations:
            if each.name == op and each.outputs:
                return each.outputs[int(index or 0)]
        raise KeyError(f"The name '{name}' refers to a Tensor which does not exist.")

    def get_operation_by_name(self, name):
        for each in self.operations:
            if each.name == name:
                return each
        raise KeyError(f"The name '{name}' refers to an Operation not in the graph.")

    def control_dependencies(self, inputs):
        return Controls(inputs)

    def finalize(self):
        self.finalized = True

    def __enter__(self):
        state().graphs.append(self)
        return self

    def __exit__(self, *_):
        state().graphs.remove(self)


class _Within:
    """``with graph.as_default():``"""

    def __init__(self, inner):
        self.graph = inner

    def __enter__(self):
        return self.graph.__enter__()

    def __exit__(self, *error):
        self.graph.__exit__(*error)


class Controls:
    """``with tf.control_dependencies([…]):`` — what is drawn inside waits for these."""

    def __init__(self, inputs):
        from ._graph import walk

        self.inputs = [] if inputs is None else list(walk(list(inputs)))

    def __enter__(self):
        graph().controls.append(self.inputs)

    def __exit__(self, *_):
        graph().controls.pop()


def name_scope(name, default_name=None, values=None):
    return _Scope(name if name is not None else default_name)


class _Scope:
    """``with tf.name_scope("a"):``"""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        home = graph()
        if not self.name:
            self.kept, home.scopes = home.scopes, []
            return ""
        full = home.unique(self.name)
        self.kept, home.scopes = home.scopes, [full]
        return full + "/"

    def __exit__(self, *_):
        graph().scopes = self.kept
