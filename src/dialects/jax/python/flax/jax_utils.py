"""flax.jax_utils: copies of variables on several devices; a dry run has one."""

import rosetta


def replicate(tree, devices=None):
    """The same tree."""
    rosetta.no_effect("flax.jax_utils.replicate copies variables to all devices; it changes nothing that is computed.")
    return tree


def unreplicate(tree):
    """The same tree."""
    return tree


__getattr__ = rosetta.attribute_hook(__name__)
