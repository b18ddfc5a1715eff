"""PyTorch's losses in every bundling: values and gradients in float64."""
import torch
from torch.nn import functional as F

from pytorch_case import case, finish

SCORES = torch.randn(5, 4) * 3
LABELS = torch.tensor([0, 3, 1, 1, 2])
IMAGE = torch.randn(2, 3, 2, 2)
IMAGE_LABELS = torch.tensor([[[0, 1], [2, 0]], [[1, 1], [0, 2]]])


def cross_entropies():
    def entropy(name, run, inputs, **said):
        options = {"predictions": "logits", "labels": "classIndex", "axis": 1, "reduction": "mean", "labelSmoothing": 0, "ignoreIndex": None, "clip": None}
        case(f"crossEntropy {name}", "crossEntropy", {**options, **said}, run, inputs, differentiated=[0])

    both = [SCORES, LABELS]
    for reduction in ("mean", "sum", "none"):
        entropy(reduction, lambda x, y: F.cross_entropy(x, y, reduction=reduction), both, reduction=reduction)
    entropy("ignored label", lambda x, y: F.cross_entropy(x, y, ignore_index=1), both, ignoreIndex=1)
    entropy("ignored label outside the classes", lambda x, y: F.cross_entropy(x, y), [SCORES, torch.tensor([0, -100, 1, -100, 2])], ignoreIndex=-100)
    entropy("smoothed", lambda x, y: F.cross_entropy(x, y, label_smoothing=0.2), both, labelSmoothing=0.2)
    entropy("smoothed, ignored label", lambda x, y: F.cross_entropy(x, y, label_smoothing=0.2, ignore_index=1), both, labelSmoothing=0.2, ignoreIndex=1)
    entropy("sum, ignored label", lambda x, y: F.cross_entropy(x, y, ignore_index=1, reduction="sum"), both, ignoreIndex=1, reduction="sum")
    entropy("images", F.cross_entropy, [IMAGE, IMAGE_LABELS])
    entropy("one-hot", F.cross_entropy, [SCORES, F.one_hot(LABELS, 4).double()], labels="oneHot")
    entropy("soft labels, smoothed", lambda x, y: F.cross_entropy(x, y, label_smoothing=0.1), [SCORES, torch.softmax(torch.randn(5, 4), 1)], labels="oneHot", labelSmoothing=0.1)
    entropy("log-probabilities", F.nll_loss, [F.log_softmax(SCORES, 1), LABELS], predictions="logProbabilities")
    entropy("probabilities", lambda p, y: F.nll_loss(p.log(), y), [F.softmax(SCORES, 1).round(decimals=2) + 0.01, LABELS], predictions="probabilities")


def regressions():
    def regression(name, run, function, delta=None, factor=1, reduction="mean"):
        options = {"function": function, "delta": delta, "factor": factor, "reduction": reduction}
        case(f"regressionLoss {name}", "regressionLoss", options, run, [torch.randn(4, 3) * 2, torch.randn(4, 3)])

    for reduction in ("mean", "sum", "none"):
        regression(f"squared {reduction}", lambda x, y: F.mse_loss(x, y, reduction=reduction), "squared", reduction=reduction)
    regression("absolute", F.l1_loss, "absolute")
    regression("huber", lambda x, y: F.huber_loss(x, y, delta=0.7), "huber", 0.7)
    regression("smooth l1", lambda x, y: F.smooth_l1_loss(x, y, beta=0.7), "huber", 0.7, 1 / 0.7)


def binaries():
    scores, truth = torch.randn(6, 2) * 4, torch.randint(0, 2, (6, 2)).double()
    chances = torch.sigmoid(scores)
    sure = torch.tensor([[0.0, 1.0, 0.0, 1.0, 0.4]])
    options = {"predictions": "probabilities", "reduction": "mean", "labelSmoothing": 0, "clip": None, "logFloor": -100}

    def binary(name, run, inputs, differentiated=(0,), **said):
        case(f"binaryCrossEntropy {name}", "binaryCrossEntropy", {**options, **said}, run, inputs, differentiated=differentiated)

    for reduction in ("mean", "sum", "none"):
        run = lambda x, y: F.binary_cross_entropy_with_logits(x, y, reduction=reduction)
        binary(f"logits {reduction}", run, [scores, truth], predictions="logits", reduction=reduction)
    binary("logits, soft labels", F.binary_cross_entropy_with_logits, [scores, torch.rand(6, 2)], predictions="logits")
    binary("probabilities", F.binary_cross_entropy, [chances.clamp(0.01, 0.99), truth])
    binary("certainties, right and wrong", F.binary_cross_entropy, [sure, torch.tensor([[0.0, 1.0, 1.0, 0.0, 1.0]])], ())


cross_entropies()
regressions()
binaries()
finish("src/engines/step/goldens/pytorchLosses.json", "scripts/goldens/pytorch_losses.py")
