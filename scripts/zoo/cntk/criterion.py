# The criterion as a function of its own, trained on whole arrays by Function.train.
import cntk as C
import numpy as np
from cntk.layers import Dense, Sequential, Tensor

N, inputs, classes = 30, 6, 3
model = Sequential([Dense(8, activation=C.relu), Dense(classes)])


@C.Function.with_signature(Tensor[inputs], Tensor[classes])
def criterion(data, label):
    z = model(data)
    return C.cross_entropy_with_softmax(z, label), C.classification_error(z, label)


X = np.random.randn(N, inputs).astype(np.float32)
Y = np.eye(classes, dtype=np.float32)[np.random.randint(0, classes, N)]
learner = C.sgd(model.parameters, C.learning_parameter_schedule_per_sample([0.02, 0.01]))
progress = criterion.train((X, Y), minibatch_size=12, max_epochs=2, parameter_learners=[learner])
print(progress.epoch_summaries[-1].loss)
print(criterion.test((X, Y)).metric)
