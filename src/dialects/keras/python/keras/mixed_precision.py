"""keras.mixed_precision: only 32-bit arithmetic is modelled, and said so."""

import rosetta


class Policy:
    """Which number types layers compute and keep weights in."""

    def __init__(self, name):
        if name != "float32":
            raise rosetta.UnknownCall(f"keras.mixed_precision: only float32 arithmetic is known here. Expected the policy 'float32'. Received {name!r}.")
        self.name = self.compute_dtype = self.variable_dtype = name


DTypePolicy = Policy


def set_global_policy(policy):
    """Sets the number types of all layers."""
    if not isinstance(policy, Policy):
        Policy(policy)


set_dtype_policy = set_global_policy


def global_policy():
    """The number types of all layers."""
    return Policy("float32")


dtype_policy = global_policy
__getattr__ = rosetta.attribute_hook(__name__)
