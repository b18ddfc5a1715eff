"""What the real TensorFlow says of its own calls: parameters and defaults by introspection.

python signatures.py names.json [signatures.json]  prints { version: { path: text } }, the versions of the given file kept.
"""

import importlib
import inspect
import json
import os
import re
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_DEPRECATION_WARNINGS"] = "0"
import warnings

warnings.filterwarnings("ignore")
import tensorflow as tf
from tensorflow.python.util import tf_inspect

# Defaults that are objects, by the text of their type: how a program would write them.
OBJECTS = (
    (r"init_ops\.Zeros object", "tf.zeros_initializer()"), (r"init_ops\.Ones object", "tf.ones_initializer()"), (r"<function relu ", "tf.nn.relu"),
    (r"<function variance_scaling_initializer\.<locals>\._initializer", "tf.contrib.layers.xavier_initializer()"), (r"<object object", "the framework's own"),
)


def written(value):
    """A default as a Python literal; an object as a string that says it."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return repr(value)
    if isinstance(value, tf.DType):
        return repr("tf." + value.name)
    if isinstance(value, (list, tuple)):
        inner = ", ".join(written(each) for each in value)
        return "[%s]" % inner if isinstance(value, list) else "(%s%s)" % (inner, "," if len(value) == 1 else "")
    text = repr(value)
    for pattern, said in OBJECTS:
        if re.search(pattern, text):
            return repr(said)
    named = re.search(r"<(\w+\.\w+): ", text)
    return repr(named.group(1) if named else type(value).__name__)


def function_of(found):
    if not inspect.isclass(found):
        return found
    own = "__init__" in vars(found) or "__new__" not in vars(found)
    return found.__init__ if own else found.__new__


def spec_of(function):
    ask = getattr(tf_inspect, "getfullargspec", None) or inspect.getfullargspec
    spec = ask(function)
    if spec.args == [] and spec.varargs and hasattr(function, "__wrapped__"):
        spec = inspect.getfullargspec(inspect.unwrap(function))
    return spec


def text_of(found):
    spec = spec_of(function_of(found))
    defaults = list(spec.defaults or [])
    first = len(spec.args) - len(defaults)
    parts = [name if i < first else "%s=%s" % (name, written(defaults[i - first])) for i, name in enumerate(spec.args) if name not in ("self", "cls")]
    parts += ["*" + spec.varargs] if spec.varargs else []
    parts += ["*"] if spec.kwonlyargs and not spec.varargs else []
    parts += ["%s=%s" % (name, written((spec.kwonlydefaults or {})[name])) if name in (spec.kwonlydefaults or {}) else name for name in spec.kwonlyargs]
    parts += ["**" + spec.varkw] if spec.varkw else []
    return ", ".join(parts)


def resolved(name):
    """What a path names; modules that TensorFlow hides are imported. None where there is none."""
    at = tf
    for i, part in enumerate(name.split(".")):
        try:
            at = getattr(at, part)
        except AttributeError:
            try:
                at = importlib.import_module(".".join(["tensorflow"] + name.split(".")[:i + 1]))
            except ImportError:
                return None
    return at


def signatures(names):
    """Texts by path; what a version does not have, or does not tell, is left out."""
    found = {}
    for name in names:
        at = resolved(name)
        if at is None:
            continue
        text = text_of(at)
        if text != "*args, **kwargs":
            found["tensorflow." + name] = text
    return found


if __name__ == "__main__":
    names = json.load(open(sys.argv[1]))
    known = json.load(open(sys.argv[2])) if len(sys.argv) > 2 else {}
    known[tf.__version__] = signatures(names)
    print(json.dumps({version: known[version] for version in sorted(known, key=lambda v: [int(n) for n in v.split(".")])}, indent=1))
