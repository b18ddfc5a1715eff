"""flax.struct: frozen data classes that are trees of arrays."""

import dataclasses

import rosetta


def field(pytree_node=True, *, metadata=None, **kwargs):
    """A field, and whether its value belongs to the tree."""
    return dataclasses.field(metadata={**(metadata or {}), "pytree_node": pytree_node}, **kwargs)


def _parts(self):
    fields = [each for each in dataclasses.fields(self) if each.metadata.get("pytree_node", True)]
    return [(each.name, getattr(self, each.name)) for each in fields], lambda made: dataclasses.replace(self, **dict(zip([each.name for each in fields], made)))


def _replace(self, **updates):
    """A copy with some fields replaced."""
    return dataclasses.replace(self, **updates)


def dataclass(clz=None, **kwargs):
    """A frozen data class with ``replace``, whose fields are the parts of a tree."""
    if clz is None:
        return lambda each: dataclass(each, **kwargs)
    if "_flax_dataclass" in clz.__dict__:
        return clz
    made = dataclasses.dataclass(frozen=True, eq=False, **kwargs)(clz)
    made.replace = _replace
    made.rosetta_parts = _parts
    made._flax_dataclass = True
    return made


class PyTreeNode:
    """A base whose subclasses are such data classes."""

    def __init_subclass__(cls, **kwargs):
        dataclass(cls, **kwargs)


__getattr__ = rosetta.attribute_hook(__name__)
