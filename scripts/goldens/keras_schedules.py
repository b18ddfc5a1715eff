"""Keras's learning-rate schedules as programs: the learning rate of each of 50 updates, in ten epochs of five batches."""
import keras
import tensorflow as tf

from golden import write
from keras_case import versions

PROGRAM = """import numpy as np
import keras
from keras.optimizers import schedules

optimizer = keras.optimizers.SGD({rate})
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.compile(optimizer=optimizer, loss="mse")
model.fit(np.zeros((20, 2)), np.zeros((20, 1)), batch_size=4, epochs=10, verbose=0{rest})
"""
CASES = []
tf.config.run_functions_eagerly(True)
Base = keras.Optimizer


def case(name, rate, rest=""):
    source = PROGRAM.format(rate=rate, rest=rest)
    rates, apply = [], Base.apply

    def spied(self, *args, **kwargs):
        rates.append(float(self._get_current_learning_rate()))
        return apply(self, *args, **kwargs)

    Base.apply = spied
    exec(source, {})
    Base.apply = apply
    CASES.append({"name": name, "program": source, "rates": [float(f"{rate:.13g}") for rate in rates]})


case("ExponentialDecay", "schedules.ExponentialDecay(0.1, 10, 0.5)")
case("ExponentialDecay, staircase", "schedules.ExponentialDecay(0.1, 7, 0.5, staircase=True)")
case("InverseTimeDecay", "schedules.InverseTimeDecay(0.1, 10, 0.5)")
case("InverseTimeDecay, staircase", "schedules.InverseTimeDecay(0.1, 10, 0.5, staircase=True)")
case("PiecewiseConstantDecay", "schedules.PiecewiseConstantDecay([10, 25], [0.1, 0.05, 0.001])")
case("PolynomialDecay", "schedules.PolynomialDecay(0.1, 30, 0.01, power=2.0)")
case("PolynomialDecay, cycle", "schedules.PolynomialDecay(0.1, 15, 0.01, cycle=True)")
case("CosineDecay", "schedules.CosineDecay(0.1, 40, alpha=0.1)")
case("CosineDecay, warm-up", "schedules.CosineDecay(0.0, 30, alpha=0.1, warmup_target=0.2, warmup_steps=10)")
case("CosineDecayRestarts", "schedules.CosineDecayRestarts(0.1, 7, t_mul=2.0, m_mul=0.8, alpha=0.05)")
case("LearningRateScheduler", "0.1", ", callbacks=[keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate if epoch < 3 else rate * 0.9)]")
case("LearningRateScheduler of the epoch alone", "0.1", ", callbacks=[keras.callbacks.LearningRateScheduler(lambda epoch: 0.1 / (1 + epoch))]")
write("src/engines/step/goldens/kerasSchedules.json", "scripts/goldens/keras_schedules.py", versions(), CASES)
