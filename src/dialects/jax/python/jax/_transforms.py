"""Functions that change how a function runs: compiled, mapped, remembered less. What is computed stays the same."""

import contextlib
import functools

import rosetta

from ._record import named


class Device:
    """A device of a dry run."""

    platform = device_kind = "cpu"
    id = 0

    def __repr__(self):
        return "CpuDevice(id=0)"


def jit(*args, **kwargs):
    """A function compiled: it computes the same."""
    if not args:
        return lambda fun: jit(fun, **kwargs)
    fun = args[0]
    rosetta.bind("jax.jit", args, kwargs)

    @functools.wraps(fun)
    def call(*args, **kwargs):
        return fun(*args, **kwargs)

    call.lower = lambda *_, **__: rosetta.unknown("jax.jit(…).lower", ["calling the function"])
    return call


def checkpoint(fun=None, **kwargs):
    """A function whose inner values are computed again on the way back: it computes the same."""
    return (lambda f: checkpoint(f)) if fun is None else functools.wraps(fun)(lambda *a, **k: fun(*a, **k))


def _mapped(path):
    def refuse(*_, **__):
        raise rosetta.UnknownCall(f"{path} is not known here: a function of one example, mapped over many, is not modelled. Write it for the whole batch.")

    return named(refuse, path)


vmap, pmap = _mapped("jax.vmap"), _mapped("jax.pmap")


def eval_shape(fun, *args, **kwargs):
    """Shapes only."""
    rosetta.unknown("jax.eval_shape", ["model.init"])


def devices(backend=None):
    """The devices of the machine; a dry run has one."""
    return [Device()]


def device_count(backend=None):
    """How many."""
    return 1


local_device_count = device_count


def device_put(x, device=None, **_):
    """Moves data to a device: the data stay the same."""
    return x


def device_get(x):
    """Brings data from a device: the data stay the same."""
    return x


def named_scope(name):
    """A name for profiles."""
    return contextlib.nullcontext()


def disable_jit(disable=True):
    """Functions run uncompiled: they compute the same."""
    return contextlib.nullcontext()


named(jit, "jax.jit")
