"""Runs each program in a process of its own, so that what one patches or leaves behind does not reach the next."""

import json
import os
import pathlib
import sys
import traceback


def each_alone(run):
    """Command line: a folder for goldens, then programs. Writes ``<program>.json`` for each; says which failed."""
    folder, *programs = map(pathlib.Path, sys.argv[1:])
    failed = 0
    for path in programs:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            os._exit(_one(run, path, folder / f"{path.stem}.json"))
        failed += os.waitpid(child, 0)[1] != 0
    print(f"{len(programs) - failed} goldens, {failed} programs failed")
    sys.exit(failed > 0)


def _one(run, path, golden):
    output, sys.stdout = sys.stdout, open(os.devnull, "w")
    try:
        golden.write_text(json.dumps(run(path), separators=(",", ":")) + "\n")
        return 0
    except BaseException:
        print(f"{path}:\n{traceback.format_exc()}", file=output, flush=True)
        return 1
