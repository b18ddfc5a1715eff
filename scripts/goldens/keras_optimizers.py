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
    rate = options["learningRate"]
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
write("src/engines/step/goldens/kerasOptimizers.json", "scripts/goldens/keras_optimizers.py", versions(), CASES)
