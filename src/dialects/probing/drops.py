"""What a real framework's dropout drops, as drops.json holds it. Needs numpy alone; runs under Python 2.7 to 3.13.

A dialect's ``probeDrops.py`` hands over programs that make a model of one dropout, and how to run it while it trains and otherwise.
"""
from __future__ import division, print_function

import datetime
import json
import platform
import sys

import numpy as np

SHAPE = (200, 20, 5, 5)  # a hundred thousand ones: examples, channels (the last axis where they come last), places


def told(program, train, evaluate, channels_last=False):
    """One model's answers: the share of ones that it drops, what it leaves of them, and whether channels are dropped whole."""
    shape = tuple(SHAPE[i] for i in (0, 2, 3, 1)) if channels_last else SHAPE
    ones = np.ones(shape, "float32")
    made = np.asarray(train(ones)).reshape(shape)
    planes = np.moveaxis(made, -1, 1) if channels_last else made
    alike = np.mean([[len(np.unique(plane)) == 1 for plane in example] for example in planes.reshape(shape[0], SHAPE[1], -1)])
    values = sorted(float("%.6g" % each) for each in np.unique(made))
    other = np.asarray(evaluate(ones))
    return {
        "program": program, "shape": list(shape), "draws": int(made.size), "dropped": float(np.mean(made == 0)), "values": values,
        "wholeChannels": float(alike), "evaluation": sorted(float(each) for each in np.unique(other)),
    }


def say(framework, version, script, cases):
    """Prints the whole file."""
    head = {"framework": framework, "version": version, "python": platform.python_version(), "date": datetime.date.today().isoformat(), "script": script, "cases": cases}
    json.dump(head, sys.stdout, indent=1)
    print()
