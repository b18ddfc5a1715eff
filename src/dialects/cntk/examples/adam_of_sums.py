# Adam is given the batch's summed gradient, and a rate divided by its 25 examples; the variance's momentum is 0.9999986 per example.
import cntk as C
import numpy as np
from cntk.layers import Dense, Dropout

features, labels = C.input_variable(6), C.input_variable(2)
z = Dense(2)(Dropout(keep_prob=0.9)(Dense(5, activation=C.sigmoid)(features / 255.0)))
loss = C.cross_entropy_with_softmax(z, labels)
rate = C.learning_rate_schedule([0.01, 0.001], C.UnitType.minibatch, epoch_size=100)
learner = C.adam(z.parameters, rate, C.momentum_as_time_constant_schedule(700))
trainer = C.Trainer(z, (loss, C.classification_error(z, labels)), [learner])

x = np.random.rand(100, 6).astype(np.float32)
t = np.eye(2, dtype=np.float32)[np.random.randint(0, 2, 100)]
for sweep in range(3):
    for i in range(0, 100, 25):
        trainer.train_minibatch({features: x[i:i + 25], labels: t[i:i + 25]})
