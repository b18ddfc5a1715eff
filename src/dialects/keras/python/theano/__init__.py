"""theano, as far as Keras programs touch it when it is their backend: its version, and settings that change how fast it runs."""

import rosetta

__version__ = "1.0.5"


class _Section:
    """A part of ``theano.config``; a value that is set there is read without effect, but for the float type."""

    def __init__(self, name):
        object.__setattr__(self, "rosetta_name", name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        section = _Section(f"{self.rosetta_name}.{name}")
        object.__setattr__(self, name, section)
        return section

    def __setattr__(self, name, value):
        path = f"{self.rosetta_name}.{name}"
        if path == "theano.config.floatX" and value != "float32":
            raise rosetta.UnknownCall(f"theano.config.floatX = {value!r} is not known here: only float32 arithmetic is.")
        rosetta.no_effect(f"{path} = {value!r} changes how Theano runs, not what it computes.")
        object.__setattr__(self, name, value)


class _Config(_Section):
    """``theano.config``."""

    floatX = "float32"


config = _Config("theano.config")


def rosetta_reset():
    """A new run starts with no settings made."""
    vars(config).clear()
    object.__setattr__(config, "rosetta_name", "theano.config")


__getattr__ = rosetta.attribute_hook(__name__)
