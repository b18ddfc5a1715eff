"""The doors of Pyodide that a program may not use: JavaScript, packages from elsewhere, foreign functions."""

import os
import shutil
import sys

from .binding import UnknownCall

_DOORS = ("js", "pyodide_js", "pyodide", "_pyodide", "_pyodide_core", "micropip", "ctypes", "_ctypes", "pyodide_http", "_cffi_backend")


class Closed(UnknownCall, ImportError):
    """A module that leads out of the dry run."""


class _Doors:
    """A finder that comes first and refuses the doors by name."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        top = name.partition(".")[0]
        if top in _DOORS:
            raise Closed(f"import {name}: this module leads out of Python, to the browser. A notebook's program is read here without network, storage or page.", name=name)


def close():
    """Closes the doors: from now on they cannot be imported. Python outside the browser has none."""
    if sys.platform != "emscripten":
        return
    if not any(finder is _Doors for finder in sys.meta_path):
        sys.meta_path.insert(0, _Doors)
    for name in list(sys.modules):
        if name.partition(".")[0] in _DOORS:
            del sys.modules[name]


def empty_files(folders):
    """Removes what a program wrote. Only where the file system is in memory: never a real disk's."""
    if sys.platform != "emscripten":
        return
    for folder in folders:
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)
