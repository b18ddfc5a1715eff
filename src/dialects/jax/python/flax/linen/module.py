"""``flax.linen.Module``: a data class whose methods make and use other modules; variables come with each call."""

import dataclasses
import functools
import inspect
from typing import Any, Optional

import rosetta
from jax._state import state
from rosetta import positions

from .. import errors
from .calls import applied, bound_to, made
from .variables import Variables

UNSPECIFIED = object()  # stands for "whoever is running"


def compact(fun):
    """Marks a method in which a module makes its parts."""
    fun.rosetta_compact = True
    return fun


def nowrap(fun):
    """Marks a method that is none of the module's own."""
    fun.rosetta_nowrap = True
    return fun


def _wrapped(fun):
    @functools.wraps(fun)
    def call(self, *args, **kwargs):
        return self._run(fun, args, kwargs)

    return call


@dataclasses.dataclass(eq=False, repr=False)
class Module(Variables):
    """The base of all modules."""

    __rosetta_path__ = "flax.linen.Module"
    parent: Any = dataclasses.field(default=UNSPECIFIED, kw_only=True)
    name: Optional[str] = dataclasses.field(default=None, kw_only=True)

    def __init_subclass__(cls, kw_only=False, **kwargs):
        super().__init_subclass__(**kwargs)
        if "rosetta_plain" in vars(cls):
            return
        for name, fun in list(vars(cls).items()):
            own = inspect.isfunction(fun) and (name == "__call__" or not name.startswith("__")) and name != "setup"
            if own and not getattr(fun, "rosetta_nowrap", False):
                setattr(cls, name, _wrapped(fun))
        dataclasses.dataclass(cls, eq=False, repr=False, kw_only=kw_only)

    def __post_init__(self):
        keep = self.__dict__
        keep["_names"], keep["_depth"], keep["_ready"], keep["_in_setup"] = {}, 0, False, False
        keep["_where"] = positions.stack()
        running = state().modules
        if self.parent is UNSPECIFIED:
            keep["parent"] = running[-1] if running else None
        keep["_scope"] = None
        if self.parent is not None and not self.parent._in_setup:
            self.parent._name(self)

    def setup(self):
        """Where a module makes parts that its methods share; programs override it."""

    def _name(self, child):
        """Gives a part made while this module runs its place: its own name, or its class and a number."""
        if child.name is None:
            kind = type(child).__name__
            number = self._names.get(kind, 0)
            self._names[kind] = number + 1
            child.__dict__["name"] = f"{kind}_{number}"
        child.place(self)

    def place(self, parent):
        """Puts this module under its parent's variables, when those are there."""
        scope = parent.scope
        if scope is not None:
            self.__dict__["_scope"] = scope.child(self.name)

    @property
    def scope(self):
        """The module's place among the variables; None where it has none."""
        return self.__dict__.get("_scope")

    def __setattr__(self, name, value):
        if self.__dict__.get("_in_setup"):
            value = self._adopted(name, value)
        object.__setattr__(self, name, value)

    def _adopted(self, name, value):
        """Modules in a value become parts under this name: ``blocks_0``, ``d_key``."""
        if isinstance(value, Module):
            return self._adopt(name, value)
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            return type(value)(self._adopted(f"{name}_{i}", each) for i, each in enumerate(value))
        if isinstance(value, dict):
            return type(value)((key, self._adopted(f"{name}_{key}", each)) for key, each in value.items())
        return value

    def _adopt(self, name, module):
        """A module that has no place yet becomes a part of this one; one made outside of any module serves as a template."""
        if module.scope is not None or self.scope is None:
            return module
        if module.parent is None:
            known = self.scope.root.adopted
            if id(module) not in known:
                known[id(module)] = module, module.clone(parent=self, name=module.name or name)
            module = known[id(module)][1]
        if module.scope is None:
            module.__dict__["parent"], module.__dict__["name"] = self, module.name or name
            module.place(self)
        return module

    def clone(self, *, parent=None, name=None, **updates):
        """The same module anew."""
        fields = {each.name: getattr(self, each.name) for each in dataclasses.fields(self) if each.init and each.name not in ("parent", "name")}
        again = type(self)(**{**fields, **updates}, parent=parent, name=name or self.name)
        again.__dict__["_where"] = self._where
        return again

    def copy(self, *, parent=None, name=None, **updates):
        return self.clone(parent=parent, name=name, **updates)

    def prepare(self):
        """Runs ``setup`` once, after parts given as fields were taken in."""
        if self._ready or self.scope is None:
            return
        self.__dict__["_ready"] = True
        self.__dict__["_in_setup"] = True
        state().modules.append(self)
        try:
            for each in dataclasses.fields(self):
                if each.name not in ("parent", "name"):
                    setattr(self, each.name, getattr(self, each.name))
            self.setup()
        finally:
            state().modules.pop()
            self.__dict__["_in_setup"] = False

    def __getattr__(self, name):
        if not name.startswith("_") and self.__dict__.get("_scope") is not None and not self.__dict__.get("_ready", True):
            self.prepare()
            if name in self.__dict__:
                return self.__dict__[name]
        raise AttributeError(f'"{type(self).__name__}" object has no attribute "{name}". If "{name}" is defined in \'.setup()\', remember these fields are only accessible from inside \'init\' or \'apply\'.')

    def _run(self, fun, args, kwargs):
        if self.scope is None:
            if getattr(fun, "rosetta_compact", False):
                raise errors.CallCompactUnboundModuleError("Can't call compact methods on unbound modules")
            return fun(self, *args, **kwargs)
        self.prepare()
        if getattr(fun, "rosetta_compact", False) and not self._depth:
            self.__dict__["_names"] = {}
        self.__dict__["_depth"] += 1
        state().modules.append(self)
        try:
            return fun(self, *args, **kwargs)
        finally:
            state().modules.pop()
            self.__dict__["_depth"] -= 1

    def init(self, rngs, *args, method=None, mutable=None, **kwargs):
        """The variables of this module for inputs of these shapes."""
        return made(self, rngs, method, args, kwargs)[1]

    def init_with_output(self, rngs, *args, method=None, mutable=None, **kwargs):
        """The output of a first call, and the variables."""
        return made(self, rngs, method, args, kwargs)

    lazy_init = init

    def apply(self, variables, *args, rngs=None, method=None, mutable=False, capture_intermediates=False, **kwargs):
        """The module's output for variables and inputs."""
        if capture_intermediates:
            rosetta.no_effect("capture_intermediates is read and keeps nothing here.")
        return applied(self, variables, rngs, method, mutable, args, kwargs)

    def bind(self, variables, *args, rngs=None, mutable=False):
        """The module with its variables at hand."""
        return bound_to(self, variables, rngs, mutable)

    def tabulate(self, *_, **__):
        """A table of layers; a dry run prints none."""
        rosetta.no_effect("tabulate() draws a table of layers; it has no effect here.")
        return ""

    def __repr__(self):
        return f"{type(self).__name__}()"
