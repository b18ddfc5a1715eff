"""A module taken apart and put together: its structure, and its variables by name."""

import rosetta

from .module import Module
from .variables import Variable


class GraphDef:
    """What a module is without its variables."""

    def __init__(self, module):
        self.module = module

    def apply(self, *states):
        """A function that calls the module and gives its output with the module taken apart again."""
        return lambda *args, **kwargs: (self.module(*args, **kwargs), split(self.module))


class State(dict):
    """Variables by nested names."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def flat_state(self):
        """All variables with the names that lead to them."""
        from jax._pytree import leaves_with_path

        return leaves_with_path(self)


def nested(flat):
    """Nested states from variables by path."""
    made = State()
    for path, each in flat.items():
        inside = made
        for key in path[:-1]:
            inside = inside.setdefault(key, State())
        inside[path[-1]] = each
    return made


def chosen(module, *filters):
    """The variables of a module that one of the kinds takes; all without any."""
    if not isinstance(module, Module):
        raise TypeError(f"Expected an nnx.Module. Received {type(module).__name__}.")
    module.say_names()
    for each in filters:
        if each is not Ellipsis and not (isinstance(each, type) and issubclass(each, Variable)):
            raise rosetta.UnknownCall(f"A filter of type {type(each).__name__} is not known here. Expected kinds of variables such as nnx.Param, or `...`.")
    everything = module.rosetta_variables().items()
    return {path: each for path, each in everything if not filters or any(kind is Ellipsis or isinstance(each, kind) for kind in filters)}


def state(node, *filters, graph=None):
    """The variables of a module; one state per filter."""
    if isinstance(node, State):
        return node
    if len(filters) <= 1:
        return nested(chosen(node, *filters))
    rest, made = dict(chosen(node)), []
    for each in filters:
        own = {path: one for path, one in rest.items() if each is Ellipsis or isinstance(one, each)}
        rest = {path: one for path, one in rest.items() if path not in own}
        made.append(nested(own))
    return tuple(made)


def variables(node, *filters, **_):
    """The variables of a module."""
    return state(node, *filters)


def graphdef(node, graph=None):
    """What a module is without its variables."""
    return GraphDef(node)


def split(node, *filters, graph=None):
    """A module as its structure and its variables."""
    states = state(node, *filters)
    return (GraphDef(node), *(states if isinstance(states, tuple) else (states,)))


def merge(graphdef, state, /, *states, **_):
    """The module of a structure and variables."""
    if not isinstance(graphdef, GraphDef):
        raise TypeError(f"Expected the structure that nnx.split gave. Received {type(graphdef).__name__}.")
    return graphdef.module


def update(node, state, /, *states):
    """Puts variables into a module: here they are the module's own already."""
    own = {each.rosetta_parameter for each in chosen(node).values()}
    from jax._pytree import leaves

    for each in (one for tree in (state, *states) for one in leaves(tree)):
        if getattr(each, "rosetta_parameter", None) not in own:
            raise rosetta.UnknownCall("nnx.update with other values than the module's own variables is not known here: weights set by hand are not modelled.")


def clone(node, *_, **__):
    """A second module with variables of its own."""
    rosetta.unknown("flax.nnx.clone", ["making the module again"])


def display(*args):
    """Draws a module; a dry run draws none."""
    rosetta.no_effect("nnx.display draws a module; it has no effect here.")
