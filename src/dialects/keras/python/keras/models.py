"""keras.models: Model (drawn or subclassed) and Sequential."""

import rosetta

from ._model import Model
from ._sequential import Sequential

Functional = Model
__getattr__ = rosetta.attribute_hook(__name__)
