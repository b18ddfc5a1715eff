"""The library's own modules (numpy, torch, …): found under its roots, loaded once, and put back as they were before each run."""

import importlib
import os
import sys

OWN = ("rosetta",)
PLAIN = ("rosetta", "numpy", "common")  # libraries that are no framework
_roots = []
_modules = {}
_python = {}
_classes = {}
_loaded = set()
_stand_ins = {}  # packages that come from a folder of their own, by name
_set_aside = {}  # what is loaded of a package from another folder than now, by (name, folder)


def set_roots(roots):
    """Says where the library lies; its folders come first on the path."""
    _roots[:] = [os.path.abspath(root) for root in roots]
    sys.path[:] = _roots + [each for each in dict.fromkeys(sys.path) if each not in _roots]
    sys.dont_write_bytecode = True


def is_own(filename):
    """Whether a file belongs to the library: such frames are not shown to the user."""
    return any(filename.startswith(root + os.sep) for root in _roots)


def folder_of(package):
    """The folder or file of a top-level library module, or None."""
    for root in _roots_of(package):
        for name in (package, package + ".py"):
            if os.path.exists(os.path.join(root, name)):
                return os.path.join(root, name)
    return None


def _roots_of(package):
    return [os.path.join(root, _stand_ins.get(package, "")).rstrip(os.sep) for root in _roots]


def take_from(stand_ins):
    """Says which packages come from a folder of their own (relative to the roots) from now on; the others come from the roots."""
    for package in {*_stand_ins, *stand_ins}:
        before, after = _stand_ins.get(package), stand_ins.get(package)
        if before != after:
            _set_aside[package, before] = _without(package)
            if after is None:
                _stand_ins.pop(package)
            else:
                _stand_ins[package] = after
            for table, content in zip((sys.modules, _modules), _set_aside.pop((package, after), ({}, {}))):
                table.update(content)
            if package in sys.modules:
                _loaded.add(package)


def _without(package):
    """Takes a package out of what is loaded; gives its modules, and how they looked."""
    _loaded.discard(package)
    return tuple({name: table.pop(name) for name in list(table) if name.partition(".")[0] == package} for table in (sys.modules, _modules))


def packages():
    """Top-level names of the library."""
    here = {name.removesuffix(".py") for root in _roots for name in os.listdir(root) if name.replace(".py", "").isidentifier() and not name.startswith("__")}
    return sorted(here | set(_stand_ins))


def frameworks():
    """The framework packages that the program at hand names; others may be loaded from before."""
    from .binding import versions

    return sorted({module.partition(".")[0] for module in versions()} & (_loaded - set(PLAIN)))


def load(package):
    """Imports a package with all its modules, once, and remembers how it looks."""
    where = folder_of(package)
    if package in _loaded or where is None:
        return
    _loaded.add(package)
    before = list(sys.path)
    sys.path[:] = _roots_of(package) + before
    try:
        importlib.import_module(package)
        for name in _submodules(package, where):
            importlib.import_module(name)
    finally:
        sys.path[:] = before
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == package and name not in _modules:
            _remember(name, module)


def _submodules(package, where):
    for folder, _, files in sorted(os.walk(where)):
        inside = os.path.relpath(folder, where)
        prefix = package if inside == "." else f"{package}.{inside.replace(os.sep, '.')}"
        for file in sorted(files):
            if file.endswith(".py"):
                yield prefix if file == "__init__.py" else f"{prefix}.{file[:-3]}"


def _remember(name, module):
    _modules[name] = (module, dict(vars(module)))
    for value in vars(module).values():
        if isinstance(value, type) and value.__module__.partition(".")[0] == name.partition(".")[0]:
            _classes.setdefault(value, dict(vars(value)))


def remember_python():
    """Remembers how Python's own modules look, before any program ran."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] not in ("sys", "__main__", "__mp_main__", "rosetta") and name not in _modules:
            _python[name] = (module, dict(vars(module)))


def restore_python():
    """Undoes what a program changed in Python's own modules."""
    _restore(_python)


def _restore(modules):
    for name, (module, content) in modules.items():
        sys.modules[name] = module
        now = vars(module)
        if not _same(now, content):
            for brought in now.keys() - content.keys():
                del now[brought]
            now.update(content)


def reset():
    """Undoes what the last program changed: attributes of modules and classes, modules it brought, ``rosetta_reset`` hooks."""
    _restore(_modules)
    for kind, content in _classes.items():
        if not _same(vars(kind), content):
            _restore_class(kind, content)
    for module, content in _modules.values():
        if "rosetta_reset" in content:
            content["rosetta_reset"]()


def _same(now, then):
    try:
        return now == then
    except Exception:  # a value that a program put there compares in its own way
        return False


def _restore_class(kind, content):
    for name in set(vars(kind)) - set(content):
        delattr(kind, name)
    for name, value in content.items():
        if vars(kind).get(name) is not value:
            setattr(kind, name, value)


def names_of(module):
    """The public names of a library module."""
    content = vars(module)
    return list(content.get("__all__") or [name for name, value in content.items() if not name.startswith("_") and not _recorders(value)])


def _recorders(value):
    return (getattr(value, "__module__", None) or "").partition(".")[0] in OWN


def attribute_hook(module):
    """``__getattr__`` for a framework module: a name that is not there is an ``UnknownCall`` with near names."""
    from .binding import UnknownAttribute, known, near

    def missing(name):
        if name.startswith("__"):
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        here = names_of(sys.modules[module])
        raise UnknownAttribute(f"{module}.{name} is not known here. {near(name, sorted({*here, *known(module + '.')}))}", name=name, obj=sys.modules[module])

    return missing
