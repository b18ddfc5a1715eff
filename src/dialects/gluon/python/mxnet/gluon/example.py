"""How a block that its program never calls is tried on an example."""

from .._state import state
from .._tensor import NDArray
from .block import Block


def rosetta_blocks(values):
    """The outermost blocks among the values, each with the way to run it on one input."""
    from .loss import Loss

    found = [each for each in values if isinstance(each, Block) and not isinstance(each, Loss)]
    inner = {id(part) for each in found for part in _below(each)}
    return [(each, _runner(each), None) for each in found if id(each) not in inner]


def _below(block):
    for child in block._children.values():
        yield child
        yield from _below(child)


def _runner(block):
    def attempt(shape, dtype):
        state().trying = True
        return block._both_modes((NDArray(shape, dtype),), {})

    return attempt
