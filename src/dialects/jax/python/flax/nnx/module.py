"""``flax.nnx.Module``: attributes hold variables and other modules; calls are recorded in both modes."""

import contextlib
import functools
import io

import rosetta
from jax import _pytree
from jax._array import Array
from jax._state import state

from ..linen.calls import Flags, fed
from .variables import Variable

MODES = ("deterministic", "use_running_average")


class Module:
    """The base of all modules."""

    __rosetta_path__ = "flax.nnx.Module"

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__()
        if "__call__" in vars(cls) and not vars(cls).get("rosetta_plain"):
            cls.__call__ = _in_both_modes(cls.__call__)

    def rosetta_modules(self):
        """This module and all modules inside it, each once, in order of their names."""
        found = []

        def visit(value):
            if isinstance(value, Module):
                if all(value is not each for each in found):
                    found.append(value)
                    for _, each in _attributes(value):
                        visit(each)
            elif isinstance(value, (list, tuple)):
                for each in value:
                    visit(each)
            elif isinstance(value, dict):
                for key in value:
                    visit(value[key])

        visit(self)
        return found

    def rosetta_variables(self):
        """All variables with the names that lead to them, as nnx orders them."""
        found = {}

        def visit(value, path):
            if isinstance(value, Variable):
                if all(value is not each for each in found.values()):
                    found[path] = value
            elif isinstance(value, Module):
                for name, each in _attributes(value):
                    visit(each, (*path, name))
            elif isinstance(value, (list, tuple)):
                for i, each in enumerate(value):
                    visit(each, (*path, i))
            elif isinstance(value, dict):
                for key in sorted(value, key=str):
                    visit(value[key], (*path, key))

        visit(self, ())
        return found

    def say_names(self):
        """Tells the recording what each layer and variable is called."""
        for path, variable in self.rosetta_variables().items():
            owner = self
            for key in path[:-1]:
                owner = vars(owner)[key] if isinstance(owner, Module) else owner[key]
            if not isinstance(owner, Module):
                owner = self
            rosetta.recorder().object(owner, type(owner).__rosetta_path__, type(owner).__qualname__)
            variable.join(owner, str(path[-1]))
        _rename(self, ())

    def train(self, **attributes):
        """Everything inside trains from now on."""
        self.set_attributes(**{**{name: False for name in MODES}, **attributes}, raise_if_not_found=False)

    def eval(self, **attributes):
        """Everything inside is evaluated from now on."""
        self.set_attributes(**{**{name: True for name in MODES}, **attributes}, raise_if_not_found=False)

    def set_attributes(self, *filters, raise_if_not_found=True, graph=None, **attributes):
        """Sets attributes wherever a module inside has them."""
        missing = set(attributes)
        for each in self.rosetta_modules():
            if filters and not any(isinstance(kind, type) and isinstance(each, kind) for kind in filters):
                continue
            for name, value in attributes.items():
                if name in vars(each):
                    missing.discard(name)
                    setattr(each, name, value)
        if missing and raise_if_not_found:
            raise ValueError(f"Could not find at least one instance of the following attributes: {sorted(missing)}")

    def iter_modules(self):
        """All modules inside."""
        return iter(((), each) for each in self.rosetta_modules())

    def sow(self, variable_type, name, value, **_):
        """Keeps a value inside for later: nothing is kept here."""
        rosetta.no_effect(f"sow(…, {name!r}, …) is read and keeps nothing here.")

    def __repr__(self):
        return f"{type(self).__name__}()"


Object = Pytree = Module


def _attributes(module):
    return sorted(((name, each) for name, each in vars(module).items() if not name.startswith("_")), key=lambda pair: pair[0])


def _rename(value, path):
    if isinstance(value, Module):
        if id(value) in rosetta.recorder().ids:
            rosetta.rename(value, ".".join(str(each) for each in path))
        for name, each in _attributes(value):
            _rename(each, (*path, name))
    elif isinstance(value, (list, tuple)):
        for i, each in enumerate(value):
            _rename(each, (*path, i))
    elif isinstance(value, dict):
        for key in value:
            _rename(value[key], (*path, key))


def _in_both_modes(call):
    """A user's ``__call__``, recorded in both modes when the program calls the model itself."""

    @functools.wraps(call)
    def outer(self, *args, **kwargs):
        if state().inside or state().quiet:
            return call(self, *args, **kwargs)
        return recorded(self, call, args, kwargs)

    return outer


def recorded(self, call, args, kwargs):
    """Runs the outermost call of a model in its own mode, then in the other one. Gives the first run's output."""
    args, kwargs = fed(args), fed(kwargs)
    own = type(self).__module__.partition(".")[0] == "flax"
    rosetta.recorder().object(self, type(self).__rosetta_path__, "" if own else type(self).__qualname__)
    self.say_names()
    switches = [(each, name, vars(each)[name]) for each in self.rosetta_modules() for name in MODES if isinstance(vars(each).get(name), bool)]
    flags = Flags(self, call, args, kwargs, fields=False)
    training = flags.training if flags.training is not None else _switched(switches)
    inputs = [each for each in _pytree.leaves((args, kwargs)) if isinstance(each, Array)]
    output, first = _traced(self, training, inputs, None, lambda: call(self, *args, **kwargs))
    for each, name, _ in switches:
        vars(each)[name] = training  # as eval() does after training, and train() after evaluation
    _, args, kwargs = flags.turned()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            _traced(self, not training, inputs, first, lambda: call(self, *args, **kwargs))
    finally:
        for each, name, value in switches:
            vars(each)[name] = value
    return output


def _switched(switches):
    """Whether the model stands in training mode: its switches say so, or that its gradient is being taken."""
    values = {value for _, _, value in switches}
    return not values.pop() if len(values) == 1 else bool(state().differentiating)


def _traced(self, training, inputs, twin, run):
    with rosetta.trace(self, "training" if training else "evaluation", inputs, twin) as entry:
        state().inside += 1
        try:
            output = run()
        finally:
            state().inside -= 1
        entry["outputs"] = [each.rosetta_id for each in _pytree.leaves(output) if isinstance(each, Array)]
    return output, entry["id"]
