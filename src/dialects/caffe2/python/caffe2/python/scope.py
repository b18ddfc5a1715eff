"""``caffe2.python.scope``: the scopes in force."""

import rosetta

from .._blobs import device_scope, empty_name_scope, name_scope
from .._state import state

NameScope, DeviceScope, EmptyNameScope = name_scope, device_scope, empty_name_scope


def CurrentNameScope():
    return state().scope


def CurrentDeviceScope():
    return None


_missing = rosetta.attribute_hook("caffe2.python.scope")


def __getattr__(name):
    return _missing(name)
