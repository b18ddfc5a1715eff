"""Asks the real Caffe2, as a release of PyTorch carries it, what it does: signatures, shows, updates, losses and behaviours. Prints JSON."""

import datetime
import json
import logging
import os
import platform
import sys

here = os.path.dirname(os.path.abspath(__file__))
logging.disable(logging.WARNING)
sys.path.insert(0, here)
sys.path.insert(0, os.path.join(here, "..", "probing"))

import numpy as np  # noqa: E402
import torch  # noqa: E402
from caffe2.python import core, workspace  # noqa: E402

import probe_behaviours  # noqa: E402
import probe_rules  # noqa: E402
import probe_signatures  # noqa: E402
import shows  # noqa: E402


def output_of(net):
    """The blob that the last operator makes."""
    return str(net.Proto().op[-1].output[0])


def inputs_of(net, filled):
    """Blobs that a net reads, that nothing in it makes and that no other net fills."""
    made, found = set(filled), []
    for op in net.Proto().op:
        found += [each for each in op.input if each not in made and each not in found]
        made.update(op.output)
    return found


def run(show):
    """What Caffe2 makes of a show."""
    workspace.ResetWorkspace()
    model = show.run()
    init, net = model.param_init_net, model.net
    workspace.RunNetOnce(init)
    filled = list(dict.fromkeys(str(each) for op in init.Proto().op for each in op.output))
    used = {each for op in net.Proto().op for each in op.input}
    learned = {str(each) for each in model.GetAllParams()}
    taken = {each for op in net.Proto().op for each in op.input if op.type != "RecurrentNetwork"}
    weights = [each for each in filled if each in used and (each in learned or (each in taken and workspace.FetchBlob(each).size > 1))]  # a lone number is a constant, what a walk begins in no weight
    for index, name in enumerate(weights):
        numbers = show.weight(index, workspace.FetchBlob(name).shape, name.endswith("riv"))
        if numbers is not None:
            workspace.FeedBlob(name, numbers.astype(np.float32))
    names = inputs_of(net, filled)
    for name, value in zip(names, show.inputs):
        workspace.FeedBlob(name, value)
    output = output_of(net)
    workspace.RunNetOnce(net)
    result = {"output": shows.tensor(workspace.FetchBlob(output))}
    after = [shows.numbers(workspace.FetchBlob(each)) for each in weights]
    if show.training:
        result["after"] = after
    if any(each.name == "is_test" and each.i for op in net.Proto().op for each in op.arg):
        return result  # a net for evaluation has no gradients: the operators keep nothing for them
    result["gradients"] = {}
    workspace.FeedBlob("cotangent", shows.cotangent(workspace.FetchBlob(output).shape))
    whole = core.Net(net.Proto())
    whole.AddExternalInput("cotangent")
    found = whole.AddGradientOperators({output: "cotangent"})
    for index, name in enumerate(weights):  # running statistics moved on
        numbers = show.weight(index, workspace.FetchBlob(name).shape, name.endswith("riv"))
        if numbers is not None:
            workspace.FeedBlob(name, numbers.astype(np.float32))
    workspace.RunNetOnce(whole)
    gradient = lambda name: shows.numbers(dense(found[name], workspace.FetchBlob(name).shape)) if name in found else None  # noqa: E731
    if show.inputs and show.inputs[0].dtype.kind == "f" and names and names[0] in found:
        result["gradients"]["input"] = gradient(names[0])
    if weights:
        result["gradients"]["weights"] = [gradient(each) for each in weights]
    return result


def dense(gradient, shape):
    """A gradient as an array; one of single rows is put in its places."""
    if not isinstance(gradient, core.GradientSlice):
        return workspace.FetchBlob(str(gradient))
    whole = np.zeros(shape, np.float32)
    np.add.at(whole, workspace.FetchBlob(str(gradient.indices)), workspace.FetchBlob(str(gradient.values)))
    return whole


def main():
    facts = {
        "framework": "caffe2", "version": torch.__version__.split("+")[0], "python": platform.python_version(), "date": datetime.date.today().isoformat(),
        "script": "src/dialects/caffe2/probe.py", "signatures": probe_signatures.signatures(),
        "shows": {each.name: run(each) for each in shows.shows_in(os.path.join(here, "shows"))},
        "updates": probe_rules.updates(), "losses": probe_rules.losses(), "behaviours": probe_behaviours.behaviours(), "covers": probe_rules.COVERS,
    }
    json.dump(facts, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
