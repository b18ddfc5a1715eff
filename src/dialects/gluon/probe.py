"""Asks the real MXNet what Gluon does, and prints truth.json: src/dialects/mxnet/probe.py, for this folder."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "mxnet"))
import probe  # noqa: E402

print(json.dumps(probe.main("gluon"), indent=1))
