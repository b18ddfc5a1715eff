# Logistic regression on weights of the program's own.
import cntk as C
import numpy as np

inputs, outputs = 2, 3
feature = C.input_variable(inputs, np.float32)
label = C.input_variable(outputs, np.float32)


def linear_layer(x, size):
    weight = C.parameter(shape=(x.shape[0], size), init=C.glorot_uniform())
    bias = C.parameter(shape=(size,))
    return bias + C.times(x, weight)


z = linear_layer(feature, outputs)
loss = C.cross_entropy_with_softmax(z, label)
evaluation = C.classification_error(z, label)
schedule = C.learning_rate_schedule(0.5, C.UnitType.minibatch)
trainer = C.Trainer(z, (loss, evaluation), [C.sgd(z.parameters, schedule)])


def batch(size):
    kind = np.random.randint(size=(size, 1), low=0, high=outputs)
    x = (np.random.randn(size, inputs) + 3) * (kind + 1)
    return x.astype(np.float32), np.hstack([kind == i for i in range(outputs)]).astype(np.float32)


for i in range(5):
    x, y = batch(25)
    trainer.train_minibatch({feature: x, label: y})
print(trainer.test_minibatch({feature: x, label: y}))
