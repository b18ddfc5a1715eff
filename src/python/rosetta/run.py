"""One dry run: the cells of a column in one fresh namespace, in order; what they leave is the Recording."""

import gc
import io
import json
import linecache
import os
import random
import sys

from . import binding, cells, closed, example, failures, library, limits, log, namespace, positions, slices

_OUTPUT = 64 * 1024
_before = {}


class _Output(io.TextIOBase):
    """What the program prints, up to a bound."""

    def __init__(self):
        self.parts, self.size = [], 0

    def write(self, text):
        room = _OUTPUT - self.size
        if 0 < room < len(text):
            text = text[:room] + "\n… (more was printed)\n"
        if room > 0:
            self.parts.append(text)
            self.size += len(text)
        return len(text)

    def writable(self):
        return True


def bring(roots):
    """Imports what every run needs. Where Python's memory was kept after this, all of it is there already."""
    library.set_roots(roots)
    namespace.observe_seeds()
    for name in ("numpy", "common"):
        library.load(name)


def boot(roots):
    """Makes the library known and closes the doors, before the first run."""
    bring(roots)
    closed.close()
    library.remember_python()
    tidy()
    _before.update(main=sys.modules["__main__"], finders=list(sys.meta_path), modules=set(sys.modules), path=list(sys.path), environ=dict(os.environ), cwd=os.getcwd())


def tidy():
    """Collects what runs left. Called between runs: during a run, collecting would take longer than running."""
    gc.collect()
    gc.freeze()
    gc.disable()


def run(request_text, seconds=5.0):
    """Runs a RecordRequest (JSON) and gives the Recording (JSON)."""
    request = json.loads(request_text)
    _fresh(request)
    output = _Output()
    streams, sys.stdout, sys.stderr = (sys.stdout, sys.stderr), output, output
    error = None
    try:
        limits.begin(seconds)
        _execute(request)
    except BaseException as raised:  # noqa: BLE001 - whatever ends the program is told, not thrown
        over = limits.over()
        limits.begin(1.0)  # a message of the program's own making must come to an end, too
        error = failures.describe(raised, f"The dry run was stopped after {seconds:g} s of Python. {limits.ADVICE}" if over else None)
    finally:
        limits.end()
        library.restore_python()
        sys.stdout, sys.stderr = streams
    slices.finish_all()
    document = log.recorder().document()
    document["stdout"] = "".join(output.parts)
    document["error"] = error
    return json.dumps(document, allow_nan=False)


def _fresh(request):
    """Everything as before any program ran."""
    log.start()
    for name in set(sys.modules) - _before["modules"]:
        if _brought_by_program(sys.modules[name]):
            del sys.modules[name]
    sys.path[:] = _before["path"]
    sys.meta_path[:] = _before["finders"]
    closed.close()
    os.environ.clear()
    os.environ.update(_before["environ"])
    closed.empty_files([_before["cwd"], "/tmp"])
    os.chdir(_before["cwd"])
    random.seed.__wrapped__(0)
    linecache.clearcache()
    positions.forget()
    binding.configure(request["signatures"], request["versions"])
    library.take_from(request.get("standIns", {}))
    for package in request["versions"]:
        library.load(package)
    library.reset()
    log.start()


def _brought_by_program(module):
    file = getattr(module, "__file__", None) or ""
    return file.startswith(_before["cwd"] + os.sep) and not library.is_own(file)


def _execute(request):
    scope, sources = namespace.fresh(), request["cells"]
    for cell, source in enumerate(sources):
        name = positions.name_of(cell)
        positions.remember(cell, source)
        linecache.cache[name] = (len(source), None, [line + "\n" for line in source.split("\n")], name)
    for cell, source in enumerate(sources):
        code = cells.compiled(cell, source)
        limits.observe(code)
        exec(code, scope)
    if not log.recorder().traces:
        library.restore_python()  # what the program broke must not stand in the way
        example.try_model(scope, request.get("example"), request.get("entry"))
