# Options said for a region, by layer, and a region inside another; a layer's own word wins.
import cntk as C
import numpy as np
from cntk.layers import Convolution2D, Dense, MaxPooling, Sequential

with C.layers.default_options(activation=C.relu, init=C.he_normal(), init_bias=0.1, pad=True):
    with C.layers.default_options_for([Dense], activation=C.tanh, init=C.glorot_normal()):
        model = Sequential([
            Convolution2D((3, 3), 4),
            MaxPooling((2, 2), strides=2),
            Convolution2D((3, 3), 8, pad=False, init=0.01),
            Dense(6),
        ])
    tail = Dense(3, activation=None)

x = C.input_variable((1, 8, 8))
y = C.input_variable(3)
z = tail(model(x))
loss = C.cross_entropy_with_softmax(z, y)
trainer = C.Trainer(z, (loss, C.classification_error(z, y)), [C.sgd(z.parameters, 0.1)])
trainer.train_minibatch({x: np.ones((4, 1, 8, 8), np.float32), y: np.ones((4, 3), np.float32)})
