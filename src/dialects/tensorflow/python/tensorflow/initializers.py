"""tf.initializers: the same laws by shorter names."""

import rosetta

from ._initializers import kind as _kind

for _name in ("zeros", "ones", "constant", "random_uniform", "random_normal", "truncated_normal", "variance_scaling", "orthogonal", "glorot_uniform", "glorot_normal", "uniform_unit_scaling"):
    globals()[_name] = _kind(f"{_name}_initializer")
for _name in ("he_normal", "he_uniform", "lecun_normal", "lecun_uniform"):
    globals()[_name] = _kind(f"initializers.{_name}")


def global_variables():
    from ._environment import global_variables_initializer

    return global_variables_initializer()


__getattr__ = rosetta.attribute_hook(__name__)
