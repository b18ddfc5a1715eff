# Handwritten digits by layers in a Sequential, rates per example and a momentum by its time constant.
import cntk as C
import numpy as np
from cntk.layers import Convolution2D, Dense, Dropout, MaxPooling, Sequential

shape, classes = (1, 12, 12), 10
x = C.input_variable(shape, name="images")
y = C.input_variable(classes, name="digits")

with C.layers.default_options(activation=C.relu, init=C.he_normal(), pad=True):
    model = Sequential([
        Convolution2D((5, 5), 8),
        MaxPooling((3, 3), strides=2, pad=False),
        Convolution2D((3, 3), 12),
        MaxPooling((2, 2), strides=2),
        Dense(32),
        Dropout(0.4),
        Dense(classes, activation=None),
    ])

z = model(x / 256.0)
loss = C.cross_entropy_with_softmax(z, y)
error = C.classification_error(z, y)
rate = C.learning_rate_schedule(0.01, C.UnitType.sample)
momentum = C.momentum_as_time_constant_schedule(100)
learner = C.momentum_sgd(z.parameters, rate, momentum)
printer = C.logging.ProgressPrinter(freq=50)
trainer = C.Trainer(z, (loss, error), [learner], [printer])

images = np.random.rand(64, *shape).astype(np.float32)
digits = np.eye(classes, dtype=np.float32)[np.random.randint(0, classes, 64)]
for start in range(0, 64, 16):
    trainer.train_minibatch({x: images[start:start + 16], y: digits[start:start + 16]})
print(trainer.previous_minibatch_loss_average)
