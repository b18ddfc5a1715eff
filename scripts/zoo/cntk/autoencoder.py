# An image is folded into few numbers and unfolded again; the truth is the input, the loss binary cross-entropy.
import cntk as C
import numpy as np
from cntk.layers import Dense, Sequential

x = C.input_variable(20)
target = C.input_variable(20)
model = Sequential([
    Dense(10, activation=C.tanh, init=C.xavier()),
    Dense(4, activation=C.elu, init=C.normal(0.2)),
    Dense(10, activation=C.leaky_relu, init=C.uniform(0.3), init_bias=0.1),
    Dense(20, activation=C.sigmoid, init=C.glorot_normal(2)),
])
z = model(x)
loss = C.reduce_mean(C.binary_cross_entropy(z, target))
learner = C.adam(z.parameters, C.learning_parameter_schedule(0.01), C.momentum_schedule(0.9), variance_momentum=C.momentum_schedule(0.999), gradient_clipping_threshold_per_sample=0.05)
trainer = C.Trainer(z, (loss, loss), [learner])
data = np.random.rand(12, 20).astype(np.float32)
for epoch in range(2):
    for at in range(0, 12, 6):
        trainer.train_minibatch({x: data[at:at + 6], target: (data[at:at + 6] > 0.5).astype(np.float32)})
