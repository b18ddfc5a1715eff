"""Functions beside modules: ``apply`` and ``init`` of a function of a module, and a value given in one of two places."""

import rosetta


def apply(fn, module, mutable=False, capture_intermediates=False):
    """A function of variables that calls ``fn`` with the module."""
    return lambda variables, *args, rngs=None, **kwargs: module.apply(variables, *args, rngs=rngs, method=fn, mutable=mutable, **kwargs)


def init(fn, module, mutable=True):
    """A function that makes variables by calling ``fn`` with the module."""
    return lambda rngs, *args, **kwargs: module.init(rngs, *args, method=fn, **kwargs)


def init_with_output(fn, module, mutable=True):
    """As ``init``, with the output."""
    return lambda rngs, *args, **kwargs: module.init_with_output(rngs, *args, method=fn, **kwargs)


def merge_param(name, a, b):
    """The one of two values that is given."""
    if a is None and b is None:
        raise ValueError(f'Parameter "{name}" must be passed to the constructor or at call time.')
    if a is not None and b is not None:
        raise ValueError(f'Parameter "{name}" was passed to the constructor and at call time. Should be passed just once.')
    return b if a is None else a


def share_scope(*_):
    """Modules that share their parent's names."""
    rosetta.unknown("flax.linen.share_scope", ["Module"])
