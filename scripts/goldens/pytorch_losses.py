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


    weights = [0.5, 2.0, 1.0, 3.0]
    heavy = torch.tensor(weights)
    for reduction in ("mean", "sum", "none"):
        entropy(f"class weights, {reduction}", lambda x, y: F.cross_entropy(x, y, weight=heavy, reduction=reduction), both, reduction=reduction, classWeights=weights)
    entropy("class weights, smoothed, ignored label", lambda x, y: F.cross_entropy(x, y, weight=heavy, label_smoothing=0.2, ignore_index=1), both, labelSmoothing=0.2, ignoreIndex=1, classWeights=weights)
    entropy("class weights of soft labels", lambda x, y: F.cross_entropy(x, y, weight=heavy), [SCORES, torch.softmax(torch.randn(5, 4), 1)], labels="oneHot", classWeights=weights, weightedMean="examples")
    entropy("class weights of images", lambda x, y: F.cross_entropy(x, y, weight=heavy[:3]), [IMAGE, IMAGE_LABELS], classWeights=weights[:3])


def rows():
    chances, other = torch.softmax(SCORES, 1), torch.softmax(torch.randn(5, 4), 1)
    for reduction in ("mean", "sum", "none", "batchmean"):
        options = {"predictions": "logProbabilities", "targets": "probabilities", "clip": None, "axis": None, "reduction": "batchMean" if reduction == "batchmean" else reduction}
        case(f"divergence {reduction}", "divergence", options, lambda x, y: F.kl_div(x, y, reduction=reduction), [chances.log(), other], differentiated=[0])
    options = {"predictions": "logProbabilities", "targets": "probabilities", "clip": None, "axis": None, "reduction": "batchMean"}
    case("divergence of certain truth", "divergence", options, lambda x, y: F.kl_div(x, y, reduction="batchmean"), [chances.log(), F.one_hot(LABELS, 4).double()], differentiated=[0])
    case("divergence log target", "divergence", {**options, "targets": "logProbabilities"}, lambda x, y: F.kl_div(x, y, reduction="batchmean", log_target=True), [chances.log(), other.log()], differentiated=[0])
    for power, margin, reduction in ((1, 1.0, "mean"), (2, 0.6, "mean"), (1, 0.5, "sum"), (2, 1.0, "none")):
        options = {"form": "allClasses", "labels": "classIndex", "axis": 1, "margin": margin, "power": power, "meanOverClasses": True, "reduction": reduction}
        case(f"hingeLoss power {power}, {reduction}", "hingeLoss", options, lambda x, y: F.multi_margin_loss(x, y, p=power, margin=margin, reduction=reduction), [SCORES, LABELS], differentiated=[0])
    counts, rates = torch.tensor([[0.0, 1.0, 4.0], [2.0, 7.0, 0.0]]), torch.rand(2, 3) + 0.2
    for full in (False, True):
        options = {"predictions": "logRates", "epsilon": 1e-8, "full": full, "reduction": "mean"}
        case(f"poissonLoss of logarithms, full {full}", "poissonLoss", options, lambda x, y: F.poisson_nll_loss(x, y, full=full), [torch.randn(2, 3), counts], differentiated=[0])
    case("poissonLoss of rates", "poissonLoss", {"predictions": "rates", "epsilon": 0.01, "full": False, "reduction": "sum"}, lambda x, y: F.poisson_nll_loss(x, y, log_input=False, eps=0.01, reduction="sum"), [rates, counts], differentiated=[0])


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
    yes = torch.tensor([3.0, 0.5])
    binary("logits, weight of yes", lambda x, y: F.binary_cross_entropy_with_logits(x, y, pos_weight=yes), [scores, truth], predictions="logits", positiveWeight=[3.0, 0.5])
    binary("logits, one weight of yes", lambda x, y: F.binary_cross_entropy_with_logits(x, y, pos_weight=torch.tensor(2.0)), [scores, truth], predictions="logits", positiveWeight=[2.0])
    binary("signed labels", F.soft_margin_loss, [scores, 2 * truth - 1], predictions="logits", labels="signed")
    binary("probabilities", F.binary_cross_entropy, [chances.clamp(0.01, 0.99), truth])
    binary("certainties, right and wrong", F.binary_cross_entropy, [sure, torch.tensor([[0.0, 1.0, 1.0, 0.0, 1.0]])], ())


cross_entropies()
regressions()
binaries()
rows()
finish("src/engines/step/goldens/pytorchLosses.json", "scripts/goldens/pytorch_losses.py")
