"""Reads the signatures of older releases from their wheels, without installing them: `python probeReleases.py FOLDER-OF-WHEELS`. Prints JSON."""

import ast
import datetime
import json
import pathlib
import re
import sys
import zipfile

SOURCES = re.compile(r"torch/(nn/modules/\w+|nn/functional|nn/init|optim/\w+)\.py$")


def text_of(function, method):
    """Parameters and literal defaults; a default that is no literal (`required`) counts as none."""
    a = function.args
    plain = a.posonlyargs + a.args
    defaults = [None] * (len(plain) - len(a.defaults)) + a.defaults
    parts = [say(p.arg, d) for p, d in zip(plain, defaults) if not (method and p.arg == "self")]
    if a.kwonlyargs:
        parts += ["*", *(say(p.arg, d) for p, d in zip(a.kwonlyargs, a.kw_defaults))]
    return ", ".join(parts)


def say(name, default):
    if default is None:
        return name
    try:
        return f"{name}={ast.literal_eval(default)!r}"
    except ValueError:
        return name


def classes_of(tree):
    """Classes of a file: the text of their own ``__init__`` (or None), and the names of their bases."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            own = [each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == "__init__"]
            found[node.name] = (text_of(own[-1], True) if own else None, [ast.unparse(base).rpartition(".")[2] for base in node.bases])
    return found


def inherited(name, classes):
    """A class's ``__init__``, from the base that has one."""
    own, bases = classes.get(name, (None, []))
    return own if own is not None else next((text for text in (inherited(base, classes) for base in bases) if text is not None), None)


def signatures(wheel):
    """Signature texts of one release by path."""
    layers, optimizers, found = {}, {}, {}
    with zipfile.ZipFile(wheel) as archive:
        for name in filter(SOURCES.match, archive.namelist()):
            tree = ast.parse(archive.read(name).decode())
            (optimizers if "/optim/" in name else layers).update(classes_of(tree))
            if name.endswith(("functional.py", "init.py")):
                prefix = name[:-3].replace("/", ".")
                found |= {f"{prefix}.{each.name}": text_of(each, False) for each in tree.body if isinstance(each, ast.FunctionDef) and each.args.args}
    found |= {f"torch.nn.{name}": inherited(name, layers) for name in layers if not name.startswith("_")}
    found |= {f"torch.optim.{name}": inherited(name, optimizers) for name in optimizers}
    return {path: text for path, text in found.items() if text is not None}


def main(folder, known):
    wheels = sorted(pathlib.Path(folder).glob("torch-*.whl"), key=lambda each: [int(n) for n in version_of(each).split(".")])
    history = {}
    for wheel in wheels:
        found = signatures(wheel)
        for path in known & (found.keys() | history.keys()):
            changes = history.setdefault(path, [])
            if not changes or changes[-1][1] != found.get(path):  # None: built in from here on, and not said in Python
                changes.append([version_of(wheel), found.get(path)])
    facts = {
        "framework": "torch", "releases": [version_of(each) for each in wheels], "date": datetime.date.today().isoformat(), "script": "src/dialects/pytorch/probeReleases.py",
        "signatures": {path: changes for path, changes in sorted(history.items()) if changes},
    }
    json.dump(facts, sys.stdout, indent=0)
    print()


def version_of(wheel):
    return re.match(r"torch-([\d.]+)", wheel.name).group(1)


if __name__ == "__main__":
    truth = json.loads((pathlib.Path(__file__).parent / "truth.json").read_text())
    main(sys.argv[1], set(truth["signatures"]))
