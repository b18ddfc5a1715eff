# A series is forecast from its last steps: an LSTM over the sequence axis, the last result, one number out.
import cntk as C
import numpy as np
from cntk.layers import Dense, Dropout, LSTM, Recurrence, Sequential

x = C.sequence.input_variable(2)
y = C.input_variable(1)


def create_model(series):
    with C.layers.default_options(initial_state=0):
        m = Recurrence(LSTM(6))(series)
        m = C.sequence.last(m)
        m = Dropout(0.2)(m)
        return Dense(1)(m)


z = create_model(x)
error = C.squared_error(z, y)
learner = C.fsadagrad(z.parameters, C.learning_parameter_schedule(0.02), C.momentum_schedule(0.9), variance_momentum=C.momentum_schedule(0.99), minibatch_size=C.learners.IGNORE)
trainer = C.Trainer(z, (error, error), [learner])
series = np.random.rand(5, 7, 2).astype(np.float32)
ahead = np.random.rand(5, 1).astype(np.float32)
for epoch in range(2):
    trainer.train_minibatch({x: series, y: ahead})
