# A layer applied twice, a function written in Python applied twice, and a drawing applied to another input: weights are shared.
import cntk as C
import numpy as np
from cntk.layers import Dense

shared = Dense(4, activation=C.relu, name="shared")


@C.Function
def head(h):
    return Dense(2, name="head")(h)


a, b, t = C.input_variable(3), C.input_variable(3), C.input_variable(2)
z = head(shared(a)) - head(shared(b))
loss = C.squared_error(z, t)
trainer = C.Trainer(z, (loss, None), [C.momentum_sgd(z.parameters, 0.1, 0.9)])
one = np.ones((5, 3), np.float32)
trainer.train_minibatch({a: one, b: one, t: np.ones((5, 2), np.float32)})
