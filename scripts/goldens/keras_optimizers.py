"""Keras's optimisers on given gradients: five steps in float64, the learning rate changed before the fourth."""
import keras
import numpy as np
from keras import optimizers

from golden import array, write
from keras_case import draw, versions

RATES = [1.0, 1.0, 1.0, 0.1, 0.1]
CASES = []


def case(name, kind, options, optimizer):
    weight = keras.Variable(draw(3, 2))
    rate = options.get("learningRate", 0.1)
    start, gradients, weights = array(np.asarray(weight)), [], []
    for factor in RATES:
        gradient = draw(3, 2)
        gradient[0, 0] *= 1e-4
        optimizer.learning_rate = rate * factor
        optimizer.apply([keras.ops.convert_to_tensor(gradient)], [weight])
        gradients.append(array(gradient))
        weights.append(array(np.asarray(weight)))
    CASES.append({"name": name, "kind": kind, "options": options, "rates": [rate * factor for factor in RATES], "start": start, "gradients": gradients, "weights": weights})


def sgd(name, **said):
    options = {"learningRate": 0.1, "momentum": said.get("momentum", 0), "dampening": 0, "nesterov": said.get("nesterov", False), "velocityHoldsLearningRate": True, "weightDecay": said.get("weight_decay", 0), "decayForm": "decoupled"}
    case(f"SGD {name}", "sgd", options, optimizers.SGD(0.1, **said))


def adam(name, make, **said):
    options = {"learningRate": 0.01, "beta1": said.get("beta_1", 0.9), "beta2": said.get("beta_2", 0.999), "epsilon": said.get("epsilon", 1e-7), "epsilonForm": "hat", "amsgrad": said.get("amsgrad", False), "weightDecay": said.get("weight_decay", 0), "decayForm": "decoupled"}
    case(name, "adam", options, make(0.01, **said))


def rmsprop(name, **said):
    options = {"learningRate": 0.01, "rho": said.get("rho", 0.9), "epsilon": said.get("epsilon", 1e-7), "epsilonPlace": "inside", "momentum": said.get("momentum", 0), "velocityHoldsLearningRate": True, "centered": said.get("centered", False), "weightDecay": said.get("weight_decay", 0), "decayForm": "decoupled"}
    case(f"RMSprop {name}", "rmsprop", options, optimizers.RMSprop(0.01, **said))


def adagrad(name, **said):
    options = {"learningRate": 0.1, "learningRateDecay": 0, "initialAccumulator": said.get("initial_accumulator_value", 0.1), "epsilon": said.get("epsilon", 1e-7), "epsilonPlace": "inside", "weightDecay": said.get("weight_decay", 0), "decayForm": "decoupled"}
    case(f"Adagrad {name}", "adagrad", options, optimizers.Adagrad(0.1, **said))


def others():
    o = optimizers
    betas = {"beta1": 0.8, "beta2": 0.9}
    case("Adamax", "adamax", {"epsilon": 1e-7}, o.Adamax(0.1))
    case("Adamax large epsilon, weight decay", "adamax", {**betas, "epsilon": 0.1, "weightDecay": 0.1, "decayForm": "decoupled"}, o.Adamax(0.1, beta_1=0.8, beta_2=0.9, epsilon=0.1, weight_decay=0.1))
    case("Nadam", "nadam", {"epsilon": 1e-7}, o.Nadam(0.1))
    case("Nadam large epsilon", "nadam", {**betas, "epsilon": 0.1}, o.Nadam(0.1, beta_1=0.8, beta_2=0.9, epsilon=0.1))
    case("Adadelta", "adadelta", {"rho": 0.95, "epsilon": 1e-7}, o.Adadelta(0.1))
    case("Adadelta large epsilon", "adadelta", {"rho": 0.7, "epsilon": 0.01}, o.Adadelta(0.1, rho=0.7, epsilon=0.01))
    case("Ftrl", "ftrl", {}, o.Ftrl(0.1))
    case("Ftrl everything", "ftrl", {"learningRatePower": -0.7, "initialAccumulator": 0.3, "l1": 0.02, "l2": 0.05, "l2Shrinkage": 0.03, "beta": 0.2}, o.Ftrl(0.1, learning_rate_power=-0.7, initial_accumulator_value=0.3, l1_regularization_strength=0.02, l2_regularization_strength=0.05, l2_shrinkage_regularization_strength=0.03, beta=0.2))
    case("Lion", "lion", {}, o.Lion(0.1))
    case("Lion weight decay", "lion", {"beta1": 0.7, "beta2": 0.8, "weightDecay": 0.1, "decayForm": "decoupled"}, o.Lion(0.1, beta_1=0.7, beta_2=0.8, weight_decay=0.1))

    def norm(over):
        return {"kind": "norm", "most": 0.7, "over": over, "order": 2, "epsilon": 0, "scales": "longer", "stage": "raw"}

    momentum = {"momentum": 0.9, "velocityHoldsLearningRate": True}
    case("SGD clipnorm", "sgd", {**momentum, "clipping": [norm("each weight")]}, o.SGD(0.1, momentum=0.9, clipnorm=0.7))
    case("SGD global_clipnorm", "sgd", {**momentum, "clipping": [norm("all weights")]}, o.SGD(0.1, momentum=0.9, global_clipnorm=0.7))
    case("SGD clipvalue", "sgd", {**momentum, "clipping": [{"kind": "value", "low": -0.3, "high": 0.3, "stage": "raw"}]}, o.SGD(0.1, momentum=0.9, clipvalue=0.3))


sgd("plain")
sgd("momentum", momentum=0.9)
sgd("nesterov", momentum=0.9, nesterov=True)
sgd("momentum, weight decay", momentum=0.8, weight_decay=0.1)
adam("Adam", optimizers.Adam)
adam("Adam large epsilon", optimizers.Adam, epsilon=0.1, beta_1=0.8, beta_2=0.9)
adam("Adam amsgrad", optimizers.Adam, amsgrad=True, beta_2=0.5)
adam("AdamW", optimizers.AdamW, weight_decay=0.1)
rmsprop("plain")
rmsprop("momentum", momentum=0.9)
rmsprop("centered", centered=True, rho=0.8)
rmsprop("everything", centered=True, momentum=0.5, epsilon=0.01, weight_decay=0.05)
adagrad("plain")
adagrad("accumulator, epsilon", initial_accumulator_value=0.3, epsilon=0.01)
others()
write("src/engines/step/goldens/kerasOptimizers.json", "scripts/goldens/keras_optimizers.py", versions(), CASES)
