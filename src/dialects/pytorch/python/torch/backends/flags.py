"""Switches of a backend: setting one is noted and has no effect."""

import types

import rosetta


class Flags(types.ModuleType):
    """A module whose attributes are switches."""

    def __init__(self, name):
        super().__init__(name)

    def __setattr__(self, name, value):
        if not name.startswith("__"):
            rosetta.no_effect(f"{self.__name__}.{name} = {value!r} changes speed, and the last bits of results.")
        super().__setattr__(name, value)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Flags(f"{self.__name__}.{name}") if name == "matmul" else False
