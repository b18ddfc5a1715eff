"""First weights of a real framework as summaries: what draws.json holds. Needs numpy alone; runs under Python 2.7 to 3.13.

A dialect's ``probeDraws.py`` lists programs, each making a small model named ``model``, builds each one again and again until every weight
has been drawn a hundred thousand times, and prints what ``document`` makes of it. README.md says how.
"""
from __future__ import division, print_function

import datetime
import json
import platform
import sys

import numpy as np

QUANTILES = 1000
DRAWS = 100000


def summary(values):
    """The law that numbers were drawn from, as far as a thousand of their sorted values tell: quantiles at (i + 0.5) / 1000."""
    flat = np.sort(np.asarray(values, "float64").reshape(-1))
    if flat[0] == flat[-1]:
        return {"draws": int(flat.size), "constant": float(flat[0])}
    places = ((np.arange(QUANTILES) + 0.5) / QUANTILES * flat.size).astype(int)
    return {"draws": int(flat.size), "quantiles": [float("%.7g" % value) for value in flat[places]]}


def gram(matrix):
    """Whether the rows (or columns, where there are fewer) of a matrix stand at right angles: their length squared, and the largest error."""
    m = np.asarray(matrix, "float64")
    m = m.reshape(m.shape[0], -1)
    m = m if m.shape[0] <= m.shape[1] else m.T
    product = m.dot(m.T)
    scale = float(np.mean(np.diag(product)))
    return {"draws": int(m.size), "gram": {"scale": float("%.7g" % scale), "error": float(np.abs(product - scale * np.eye(len(m))).max())}}


def drawn(build, orthogonal=(), draws=DRAWS, most=400, apart=None):
    """Summaries of all weights that ``build()`` gives as pairs of name and array, over as many builds as ``draws`` numbers need.

    ``orthogonal`` names those that are told by right angles instead. ``apart`` names weights whose blocks along their first axis may start
    otherwise (the gates of a bias), with the blocks' sizes. ``build`` must draw anew at every call.
    """
    apart = apart or {}
    gathered, made = {}, 0
    while made < most:
        weights = list(build())
        for name, values in weights:
            gathered.setdefault(name, []).append(np.asarray(values, "float64"))
        made += 1
        if all(sum(each.size for each in parts) >= draws or parts[0].size * most < draws for parts in gathered.values()):
            break
    found = {}
    for name, parts in gathered.items():
        found[name] = in_blocks(parts, apart[name], name in orthogonal, draws) if name in apart else told(parts, name in orthogonal, draws)
    return found


def told(parts, at_right_angles, draws):
    """What is kept of one weight's builds."""
    if at_right_angles:
        return gram(parts[0])
    return summary(np.concatenate([each.reshape(-1) for each in parts])[:draws])


def in_blocks(parts, sizes, at_right_angles, draws):
    """The same of each block."""
    ends = np.cumsum(sizes)
    blocks = [[each[end - size:end] for each in parts] for size, end in zip(sizes, ends)]
    return {"draws": int(parts[0].size), "blocks": [dict(told(each, at_right_angles, draws), size=int(size)) for each, size in zip(blocks, sizes)]}


def document(framework, version, script, cases, undrawn=None):
    """The whole file: ``cases`` are dictionaries with ``program``, ``example`` (shape and dtype of one input) and ``weights`` (of ``drawn``).

    ``undrawn``: calls that make weights and cannot be run here, each with its reason.
    """
    head = {"framework": framework, "version": version, "python": platform.python_version(), "date": datetime.date.today().isoformat(), "script": script, "undrawn": undrawn or {}, "cases": cases}
    json.dump(head, sys.stdout, indent=None, separators=(",", ":"))
    print()
