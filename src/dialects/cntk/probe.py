"""Asks the real CNTK what it does: signatures by introspection, shows, updates, losses and births. Prints JSON."""

import datetime
import json
import os
import platform
import sys
import warnings

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "probing"))
warnings.simplefilter("ignore")

import cntk as C  # noqa: E402
import probe_shows  # noqa: E402
import probe_training  # noqa: E402
from probe_signatures import signatures  # noqa: E402

C.device.try_set_default_device(C.device.cpu())


# What src/minibatches.test.ts holds to the behaviours below.
COVERS = [
    "dropout.activeIn", "dropout.granularity", "dropout.dropRate", "batchNorm.newStatisticShare", "binaryCrossEntropy.logFloor", "reduce.function",
    "sgd.learningRate", "sgd.gradientScale", "sgd.momentum", "sgd.velocityHoldsLearningRate", "adam.learningRate", "adam.gradientScale", "adam.beta1", "adam.beta2",
    "adam.biasCorrection", "adamax.learningRate", "adamax.gradientScale", "adamax.beta1", "adamax.beta2", "adamax.epsilon", "adamax.epsilonPlace",
    "adagrad.learningRate", "adagrad.gradientScale", "adadelta.learningRate", "adadelta.gradientScale",
]


def main():
    if "--signatures" in sys.argv:
        return json.dump(signatures(), sys.stdout, indent=1, sort_keys=True)
    facts = {"framework": "cntk", "version": C.__version__, "python": platform.python_version(), "date": datetime.date.today().isoformat(), "script": "src/dialects/cntk/probe.py", "signatures": signatures()}
    facts["shows"] = probe_shows.all_shows()
    facts["updates"], facts["losses"] = probe_training.updates(), probe_training.losses()
    facts["behaviours"] = {"moments": probe_training.moments(), "sizes": probe_training.sizes(), "walked": probe_training.walked(), "dropped": probe_training.dropped(), "judged": probe_training.judged()}
    facts["covers"] = COVERS
    json.dump(facts, sys.stdout, indent=1, sort_keys=True)


if __name__ == "__main__":
    main()
