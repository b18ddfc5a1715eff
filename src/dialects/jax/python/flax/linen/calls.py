"""``init`` and ``apply``: a module is run on its inputs; the outermost call is recorded in both modes."""

import contextlib
import inspect
import io

import rosetta
from jax import _pytree
from jax._array import Array, is_data
from jax._numbers import say_seed
from jax._record import adopt
from jax._state import quietly, state, version
from jax.random import Key

from ..core import freeze
from .scope import Root, Scope

# Arguments that say whether a model is trained, and the value that says so.
FLAGS = {
    "train": True, "training": True, "is_training": True, "is_train": True, "deterministic": False, "use_running_average": False, "eval": False,
    "evaluate": False, "evaluation": False, "is_eval": False, "inference": False, "test": False, "testing": False,
}


def keys_of(rngs):
    """Random keys by name: one key alone is for parameters."""
    if rngs is None:
        return {}
    return rngs if isinstance(rngs, dict) else {"params": rngs}


def _placed(module, root):
    again = module.clone(parent=None)
    again.__dict__["_scope"] = Scope(root)
    return again


def _method(module, method):
    if method is None:
        return type(module).__call__
    if isinstance(method, str):
        return getattr(type(module), method)
    return getattr(method, "__func__", method)


def fed(tree):
    """Data in arguments as inputs of a model; what a model computed stays."""

    def one(leaf):
        if isinstance(leaf, Key) or not isinstance(leaf, rosetta.Symbolic) or not is_data(leaf):
            return leaf
        made = leaf if isinstance(leaf, Array) else Array.of(leaf)
        if not made.shape and made.rosetta_constant is not None:
            return made
        adopt(made)
        return made.fed()

    return _pytree.map(one, tree)


def made(module, rngs, method, args, kwargs):
    """Variables for inputs of these shapes, and the output of a first call."""
    keys = keys_of(rngs)
    root = Root({}, keys, True, making=True)
    seed_of(keys)
    with quietly():
        output = inside(_method(module, method), _placed(module, root), fed(args), fed(kwargs))
    variables = {name: root.variables[name] for name in sorted(root.variables, key=lambda name: name != "params")}
    return output, freeze(variables) if version() < (0, 7) else variables


def seed_of(keys):
    """The seed of the key that parameters are drawn with."""
    key = keys.get("params")
    if isinstance(key, Key):
        say_seed(key.seed)


def inside(fun, module, args, kwargs):
    """Runs a method as part of a model."""
    state().inside += 1
    try:
        return fun(module, *args, **kwargs)
    finally:
        state().inside -= 1


def bound_to(module, variables, rngs, mutable):
    """A module with variables at hand."""
    return _placed(module, Root(variables, keys_of(rngs), mutable))


def applied(module, variables, rngs, method, mutable, args, kwargs):
    """A call of the model with variables."""
    root = Root(variables, keys_of(rngs), mutable)
    fun = _method(module, method)
    if state().inside or state().quiet:
        output = inside(fun, _placed(module, root), args, kwargs)
    else:
        output = _in_both_modes(module, fun, root, fed(args), fed(kwargs))
    return (output, root.changed()) if mutable is not False else output


def _in_both_modes(module, fun, root, args, kwargs):
    own = type(module).__module__.partition(".")[0] == "flax"
    rosetta.recorder().object(module, type(module).__rosetta_path__, "" if own else type(module).__qualname__)
    flags = Flags(module, fun, args, kwargs)
    inputs = [each for each in _pytree.leaves((args, kwargs)) if isinstance(each, Array)]
    training = flags.training if flags.training is not None else bool(state().differentiating)
    output, first = _traced(module, training, inputs, None, lambda: inside(fun, _placed(module, root), args, kwargs))
    other, args, kwargs = flags.turned()
    free = Root(root.variables, root.rngs, True, free=True)
    with contextlib.redirect_stdout(io.StringIO()):
        _traced(module, not training, inputs, first, lambda: inside(fun, _placed(other, free), args, kwargs))
    return output


def _traced(module, training, inputs, twin, run):
    with rosetta.trace(module, "training" if training else "evaluation", inputs, twin) as entry:
        output = run()
        entry["outputs"] = [each.rosetta_id for each in _pytree.leaves(output) if isinstance(each, Array)]
    return output, entry["id"]


class Flags:
    """The arguments of a call, and the fields of its module, that say whether the model is trained."""

    def __init__(self, module, fun, args, kwargs, fields=True):
        self.module = module
        signature = inspect.signature(getattr(fun, "__wrapped__", fun))
        try:
            self.bound = signature.bind(module, *args, **kwargs)
        except TypeError:
            self.bound = None  # the call itself will say what is wrong
            self.args, self.kwargs = args, kwargs
            self.given, self.fields = {}, {}
        else:
            self.bound.apply_defaults()
            self.given = {name: value for name, value in self._named().items() if name in FLAGS and isinstance(value, bool)}
            self.fields = {name: value for name, value in vars(module).items() if fields and name in FLAGS and isinstance(value, bool)}
        said = {**self.fields, **self.given}
        self.training = next((value is FLAGS[name] for name, value in said.items()), None)

    def _named(self):
        rest = next((name for name, each in self.bound.signature.parameters.items() if each.kind is each.VAR_KEYWORD), None)
        return {**self.bound.arguments, **(self.bound.arguments.get(rest) or {} if rest else {})}

    def turned(self):
        """The module and the arguments of the other mode."""
        if self.bound is None:
            return self.module, self.args, self.kwargs
        for name, value in self.given.items():
            if name in self.bound.arguments:
                self.bound.arguments[name] = not value
            else:
                rest = next(each for each, kind in self.bound.signature.parameters.items() if kind.kind is kind.VAR_KEYWORD)
                self.bound.arguments[rest] = {**self.bound.arguments[rest], name: not value}
        module = self.module.clone(parent=None, **{name: not value for name, value in self.fields.items()}) if self.fields else self.module
        return module, self.bound.args[1:], self.bound.kwargs
