# Blocks repeated by For, batch normalisation by channel, weight decay, momentum without unit gain.
import cntk as C
import numpy as np
from cntk.layers import Activation, AveragePooling, BatchNormalization, Convolution, Dense, Dropout, For, MaxPooling, Sequential

features = C.input_variable((3, 16, 16))
labels = C.input_variable(4)

with C.default_options(init=C.glorot_uniform(), activation=C.relu):
    with C.default_options_for(Convolution, pad=True, bias=False, activation=None):
        model = Sequential([
            For(range(2), lambda i: [
                Convolution((3, 3), [8, 12][i]),
                BatchNormalization(map_rank=1, normalization_time_constant=4096),
                Activation(C.relu),
                MaxPooling((3, 3), strides=(2, 2), pad=True),
                Dropout(0.25),
            ]),
            AveragePooling((2, 2), strides=2),
            Dense(16),
            Dense(4, activation=None),
        ])

z = model(features)
loss = C.cross_entropy_with_softmax(z, labels)
metric = C.classification_error(z, labels)
learner = C.momentum_sgd(z.parameters, lr=C.learning_parameter_schedule(0.05), momentum=C.momentum_schedule(0.9), unit_gain=False, l2_regularization_weight=0.002)
trainer = C.Trainer(z, (loss, metric), learner)

images = np.random.rand(8, 3, 16, 16).astype(np.float32)
truth = np.eye(4, dtype=np.float32)[[0, 1, 2, 3, 0, 1, 2, 3]]
for epoch in range(3):
    trainer.train_minibatch({features: images, labels: truth})
