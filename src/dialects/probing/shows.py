"""Reads the comments at a show's head (src/dialects/show.ts says the form), for the probes that run shows under a real framework.

Runs under Python 2.7 and newer with numpy alone.
"""

import importlib
import io
import os
import re
import sys

import numpy as np

_zoo = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "scripts", "zoo")
sys.path.append(_zoo)
fill = importlib.import_module("fill")
sys.path.remove(_zoo)


class Show(object):
    """A show's program, its inputs as arrays, the line that says its weights, and its mode."""

    def __init__(self, path):
        with io.open(path, encoding="utf-8") as file:
            self.program = file.read()
        self.path = path
        self.name = os.path.basename(path)
        self.inputs = [_array(line) for line in self._said("input")]
        self.weights = (self._said("weights") or [None])[0]
        self.training = self._said("mode") == ["training"]

    def _said(self, key):
        return re.findall(r"^(?:#|//) %s: (.+)$" % key, self.program, re.M)

    def run(self):
        """Executes the program; its ``model``."""
        scope = {}
        exec(compile(self.program, self.path, "exec"), scope)
        return scope["model"]

    def weight(self, index, shape, positive):
        """The numbers of the ``index``-th weight, or None where it stays as the program made it."""
        if self.weights is None:
            return None
        if self.weights == "fill":
            return fill.weight(shape, index + 1, positive)
        return np.array([float(each) for each in self.weights.split("|")[index].split()], dtype=np.float32).reshape(shape)


def _array(line):
    kind, axes, numbers = re.match(r"(int )?([N\dx]+) = (.*)", line).groups()
    shape = [int(each.strip("N")) for each in axes.split("x")]
    return np.array([float(each) for each in numbers.split()]).reshape(shape).astype(np.int32 if kind else np.float32)


def shows_in(folder):
    """All shows of a folder, by name."""
    names = sorted(each for each in os.listdir(folder) if each.endswith(".py"))
    return [Show(os.path.join(folder, each)) for each in names]


def cotangent(shape):
    """The direction along which gradients are asked of an output of this shape."""
    return fill.draws(int(np.prod(shape, dtype=int)), 501).reshape(shape).astype(np.float32)


def tensor(array):
    """Shape and numbers as truth.json holds them."""
    return {"shape": list(np.shape(array)), "data": fill.numbers(array)}


numbers = fill.numbers
