"""Gradients of losses of a module, and functions that change only how others run."""

import functools

import rosetta
from jax import _pytree
from jax._grad import Origin, differentiated, gradient_of, learned

from .module import Module
from .state import chosen, nested
from .variables import Param


class DiffState:
    """Which argument, and which of its variables, a gradient is taken of."""

    def __init__(self, argnum, filter):
        self.argnum, self.filter = argnum, filter


def _weights(argument, kind, role):
    """The weights of an argument, in the tree that its gradients will have."""
    return nested(chosen(argument, kind)) if isinstance(argument, Module) else learned(argument, role)


def _with_gradient(bound):
    fun, argnums = bound.f, bound.argnums
    places = argnums if isinstance(argnums, (tuple, list)) else (argnums,)
    asked = [each if isinstance(each, DiffState) else DiffState(each, Param) for each in places]

    @functools.wraps(fun)
    def call(*args, **kwargs):
        trees = [_weights(args[each.argnum], each.filter, f"parameter {each.argnum}") for each in asked]
        loss, aux = differentiated(fun, args, kwargs, bound.path, bound.has_aux)
        origin = Origin(loss, [each for tree in trees for each in _pytree.leaves(tree)])
        grads = [_pytree.map(lambda leaf: gradient_of(leaf, origin), tree) for tree in trees]
        return loss, aux, tuple(grads) if isinstance(argnums, (tuple, list)) else grads[0]

    return call


def _decorating(path, finish):
    def make(*args, **kwargs):
        if not args and "f" not in kwargs:
            return lambda f: make(f, **kwargs)
        bound = rosetta.bind(path, args, kwargs)
        inner = _with_gradient(bound)

        @functools.wraps(bound.f)
        def call(*args, **kwargs):
            return finish(bound.has_aux, *inner(*args, **kwargs))

        return call

    make.__name__ = make.__qualname__ = path.rpartition(".")[2]
    make.__rosetta_path__ = path
    return make


value_and_grad = _decorating("flax.nnx.value_and_grad", lambda has_aux, loss, aux, grads: (((loss, aux) if has_aux else loss), grads))
grad = _decorating("flax.nnx.grad", lambda has_aux, loss, aux, grads: (grads, aux) if has_aux else grads)


def jit(*args, **kwargs):
    """A function compiled: it computes the same."""
    if not args:
        return lambda fun: jit(fun, **kwargs)
    rosetta.bind("flax.nnx.jit", args, kwargs)
    fun = args[0]

    @functools.wraps(fun)
    def call(*args, **kwargs):
        return fun(*args, **kwargs)

    return call


def cached_partial(f, *cached_args):
    """A function with its first arguments given."""
    return functools.partial(f, *cached_args)


def remat(f=None, **_):
    """Inner values are computed again on the way back: the function computes the same."""
    return (lambda each: each) if f is None else f


def _refused(name):
    def call(*_, **__):
        raise rosetta.UnknownCall(f"flax.nnx.{name} is not known here: functions repeated or mapped inside compiled code are not modelled. Write a Python loop over the whole batch.")

    return call


scan, vmap = _refused("scan"), _refused("vmap")


def view(node, /, *, only=..., raise_if_not_found=True, graph=None, **attributes):
    """A view of a module in another mode, which shares its variables."""
    if only is not ...:
        raise rosetta.UnknownCall("flax.nnx.view(only=…) is not known here. Expected a view of the whole module.")
    return _View(node, attributes)


class _View:
    """Calls a module in a mode of its own."""

    def __init__(self, node, attributes):
        self._node, self._attributes = node, attributes

    def __call__(self, *args, **kwargs):
        before = [(each, dict(vars(each))) for each in self._node.rosetta_modules()]
        self._node.set_attributes(raise_if_not_found=False, **self._attributes)
        try:
            return self._node(*args, **kwargs)
        finally:
            for each, attributes in before:
                vars(each).update({name: attributes[name] for name in self._attributes if name in attributes})
