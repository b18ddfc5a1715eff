"""tensorflow.keras is keras."""

import sys

import keras

for _name, _module in list(sys.modules.items()):
    if _name == "keras" or _name.startswith("keras."):
        sys.modules["tensorflow." + _name] = _module
sys.modules["tensorflow.keras"] = keras
