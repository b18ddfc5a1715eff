"""Graphs, collections, seeds and settings of the machine."""

import rosetta

from ._graph import Graph, graph, state
from ._variables import global_variables

__all__ = [
    "ConfigProto", "GPUOptions", "GraphKeys", "add_to_collection", "device", "get_collection", "get_default_graph", "global_variables_initializer",
    "initialize_all_variables", "initializers_of_tables", "is_variable_initialized", "local_variables_initializer", "reset_default_graph", "set_random_seed",
    "tables_initializer", "variables_initializer",
]


class GraphKeys:
    """Names of collections."""

    GLOBAL_VARIABLES, TRAINABLE_VARIABLES, LOCAL_VARIABLES, GLOBAL_STEP = "variables", "trainable_variables", "local_variables", "global_step"
    REGULARIZATION_LOSSES, LOSSES, UPDATE_OPS, SUMMARIES, TRAIN_OP = "regularization_losses", "losses", "update_ops", "summaries", "train_op"
    VARIABLES, MODEL_VARIABLES, WEIGHTS, BIASES, ACTIVATIONS = "variables", "model_variables", "weights", "biases", "activations"


def add_to_collection(name, value):
    graph().add_to_collection(name, value)


def get_collection(key, scope=None):
    return graph().get_collection(key, scope)


def get_default_graph():
    return graph()


def reset_default_graph():
    """A new graph from here on."""
    state().graphs[-1] = Graph()


def global_variables_initializer():
    """Sets all variables to their start."""
    from ._control import nothing

    return nothing("init")


initialize_all_variables = local_variables_initializer = tables_initializer = initializers_of_tables = global_variables_initializer


def variables_initializer(var_list, name="init"):
    return global_variables_initializer()


def is_variable_initialized(variable):
    return True


def set_random_seed(seed):
    """Seeds the graph's random numbers."""
    rosetta.ambient("seed", None if seed is None else int(seed))


class device:
    """``with tf.device("/gpu:0"):``"""

    def __init__(self, device_name_or_function):
        rosetta.no_effect(f"tf.device({device_name_or_function!r}) says where operations run; it has no effect here.")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Nothing was changed."""


class _Settings:
    """Settings of the machine: anything may be set."""

    def __init__(self, **settings):
        self.__dict__.update(settings)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        self.__dict__[name] = _Settings()
        return self.__dict__[name]


class ConfigProto(_Settings):
    """How a session uses the machine."""


class GPUOptions(_Settings):
    """How a session uses its graphics cards."""


__all__ += []
_ = global_variables
