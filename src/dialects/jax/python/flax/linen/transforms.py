"""Functions on module classes. Those that change only how a module runs give the class itself."""

import rosetta


def remat(target, **_):
    """Inner values are computed again on the way back: the module computes the same."""
    return target


checkpoint = remat


def jit(target, **_):
    """A compiled module computes the same."""
    return target


def _refused(name):
    def call(*_, **__):
        raise rosetta.UnknownCall(f"flax.linen.{name} is not known here: modules repeated or mapped inside compiled code are not modelled. Write a Python loop, or nn.RNN.")

    return call


scan, vmap = _refused("scan"), _refused("vmap")
