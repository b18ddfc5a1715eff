"""PyTorch's optimisers on given gradients: five steps in float64, the learning rate changed before the fourth."""
import sys

import torch

from golden import array, write

torch.set_default_dtype(torch.float64)
torch.manual_seed(2)
RATES = [1.0, 1.0, 1.0, 0.1, 0.1]
CASES = []


def numbers(tensor):
    return array(tensor.detach().numpy())


def case(name, kind, options, make, clip=None):
    weight = torch.randn(3, 2).round(decimals=3).requires_grad_(True)
    optimizer = make([weight])
    rate = optimizer.param_groups[0]["lr"]
    start, gradients, weights = numbers(weight), [], []
    for factor in RATES:
        gradient = torch.randn(3, 2).round(decimals=3)
        gradient[0, 0] *= 1e-4
        weight.grad = gradient.clone()
        optimizer.param_groups[0]["lr"] = rate * factor
        if clip is not None:
            clip([weight])
        optimizer.step()
        gradients.append(numbers(gradient))
        weights.append(numbers(weight))
    CASES.append({"name": name, "kind": kind, "options": options, "rates": [rate * factor for factor in RATES], "start": start, "gradients": gradients, "weights": weights})


def sgd(name, **said):
    options = {"learningRate": 0.1, "momentum": said.get("momentum", 0), "dampening": said.get("dampening", 0), "nesterov": said.get("nesterov", False), "velocityHoldsLearningRate": False, "weightDecay": said.get("weight_decay", 0), "decayForm": "inGradient"}
    case(f"SGD {name}", "sgd", options, lambda weights: torch.optim.SGD(weights, lr=0.1, **said))


def adam(name, make, form, **said):
    betas = said.get("betas", (0.9, 0.999))
    options = {"learningRate": 0.01, "beta1": betas[0], "beta2": betas[1], "epsilon": said.get("eps", 1e-8), "epsilonForm": "corrected", "amsgrad": said.get("amsgrad", False), "weightDecay": said.get("weight_decay", 0), "decayForm": form}
    case(name, "adam", options, lambda weights: make(weights, lr=0.01, **said))


def rmsprop(name, **said):
    options = {"learningRate": 0.01, "rho": said.get("alpha", 0.99), "epsilon": said.get("eps", 1e-8), "epsilonPlace": "outside", "momentum": said.get("momentum", 0), "velocityHoldsLearningRate": False, "centered": said.get("centered", False), "weightDecay": said.get("weight_decay", 0), "decayForm": "inGradient"}
    case(f"RMSprop {name}", "rmsprop", options, lambda weights: torch.optim.RMSprop(weights, lr=0.01, **said))


def adagrad(name, **said):
    options = {"learningRate": 0.1, "learningRateDecay": said.get("lr_decay", 0), "initialAccumulator": said.get("initial_accumulator_value", 0), "epsilon": said.get("eps", 1e-10), "epsilonPlace": "outside", "weightDecay": said.get("weight_decay", 0), "decayForm": "inGradient"}
    case(f"Adagrad {name}", "adagrad", options, lambda weights: torch.optim.Adagrad(weights, lr=0.1, **said))


def others():
    o = torch.optim
    case("Adamax", "adamax", {"epsilon": 1e-8, "epsilonPlace": "gradient"}, lambda w: o.Adamax(w, lr=0.01))
    case("Adamax large epsilon, weight decay", "adamax", {"beta1": 0.8, "beta2": 0.9, "epsilon": 0.1, "epsilonPlace": "gradient", "weightDecay": 0.1}, lambda w: o.Adamax(w, lr=0.01, betas=(0.8, 0.9), eps=0.1, weight_decay=0.1))
    case("NAdam", "nadam", {"momentumDecay": 0.004}, lambda w: o.NAdam(w, lr=0.01))
    case("NAdam fast decay, weight decay", "nadam", {"beta1": 0.8, "beta2": 0.9, "epsilon": 0.01, "momentumDecay": 0.5, "weightDecay": 0.1}, lambda w: o.NAdam(w, lr=0.01, betas=(0.8, 0.9), eps=0.01, momentum_decay=0.5, weight_decay=0.1))
    case("NAdam decoupled", "nadam", {"momentumDecay": 0.004, "weightDecay": 0.1, "decayForm": "decoupled"}, lambda w: o.NAdam(w, lr=0.01, weight_decay=0.1, decoupled_weight_decay=True))
    case("Adadelta", "adadelta", {"rho": 0.9, "epsilon": 1e-6}, lambda w: o.Adadelta(w, lr=0.5))
    case("Adadelta weight decay", "adadelta", {"rho": 0.7, "epsilon": 0.01, "weightDecay": 0.1}, lambda w: o.Adadelta(w, lr=0.5, rho=0.7, eps=0.01, weight_decay=0.1))


def clips():
    utils = torch.nn.utils

    def clipped(name, clip, run):
        options = {"momentum": 0.9, "weightDecay": 0.1, "clipping": [clip]}
        case(f"SGD {name}", "sgd", options, lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9, weight_decay=0.1), run)

    def norm(order, stored=None):
        return {"kind": "norm", "most": 0.7, "over": "all weights", "order": order if stored is None else stored, "epsilon": 1e-6, "scales": "longer", "stage": "raw"}

    clipped("clipped by norm", norm(2), lambda w: utils.clip_grad_norm_(w, 0.7))
    clipped("clipped by 1-norm", norm(1), lambda w: utils.clip_grad_norm_(w, 0.7, norm_type=1))
    clipped("clipped by 3-norm", norm(3), lambda w: utils.clip_grad_norm_(w, 0.7, norm_type=3))
    clipped("clipped by largest element", norm("inf"), lambda w: utils.clip_grad_norm_(w, 0.7, norm_type=float("inf")))
    clipped("clipped by value", {"kind": "value", "low": -0.3, "high": 0.3, "stage": "raw"}, lambda w: utils.clip_grad_value_(w, 0.3))


sgd("plain")
sgd("weight decay", weight_decay=0.1)
sgd("momentum", momentum=0.9)
sgd("dampening", momentum=0.9, dampening=0.5)
sgd("nesterov", momentum=0.9, nesterov=True)
sgd("nesterov, weight decay", momentum=0.8, nesterov=True, weight_decay=0.05)
sgd("everything but nesterov", momentum=0.7, dampening=0.3, weight_decay=0.02)
adam("Adam", torch.optim.Adam, "inGradient")
adam("Adam large epsilon", torch.optim.Adam, "inGradient", eps=0.1, betas=(0.8, 0.9))
adam("Adam weight decay", torch.optim.Adam, "inGradient", weight_decay=0.1)
adam("Adam amsgrad", torch.optim.Adam, "inGradient", amsgrad=True, betas=(0.9, 0.5))
adam("AdamW", torch.optim.AdamW, "decoupled", weight_decay=0.1)
rmsprop("plain")
rmsprop("momentum", momentum=0.9)
rmsprop("centered", centered=True, alpha=0.9)
rmsprop("everything", centered=True, momentum=0.5, weight_decay=0.1, eps=0.01)
adagrad("plain")
adagrad("decay, accumulator", lr_decay=0.1, initial_accumulator_value=0.2)
adagrad("weight decay, epsilon", weight_decay=0.1, eps=0.01)
others()
clips()
write("src/engines/step/goldens/pytorchOptimizers.json", "scripts/goldens/pytorch_optimizers.py", {"torch": torch.__version__, "python": sys.version.split()[0]}, CASES)
