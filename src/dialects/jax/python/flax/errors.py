"""flax.errors: what goes wrong between a module and its variables."""

import rosetta


class FlaxError(Exception):
    """The base of them."""


class InvalidRngError(FlaxError):
    """No random key where one is needed."""


class ScopeParamShapeError(FlaxError):
    """A parameter of another shape than its layer makes."""


class ScopeParamNotFoundError(FlaxError):
    """A parameter that was not handed in."""


class ScopeCollectionNotFound(FlaxError):
    """A collection that was not handed in."""


class ModifyScopeVariableError(FlaxError):
    """A variable that may not change here."""


class CallCompactUnboundModuleError(FlaxError):
    """A module called without variables."""


class NameInUseError(FlaxError):
    """Two parts of one name."""


__getattr__ = rosetta.attribute_hook(__name__)
