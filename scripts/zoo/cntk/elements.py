# Small operations between layers: shapes, slices, joins and sums; batch normalisation of every element.
import cntk as C
import numpy as np
from cntk.layers import BatchNormalization, Dense

x = C.input_variable((2, 6))
t = C.input_variable(3)
left, right = x[0], C.slice(x, 0, 1, 2)
h = C.splice(C.reshape(left, (6,)), C.reshape(right, (6,)), axis=0)
h = Dense(6)(h)
h = BatchNormalization()(h)
gate = C.sigmoid(C.reduce_sum(C.transpose(x, (1, 0)), axis=1))
h = C.element_times(h, C.reshape(gate, (6,))) + C.softmax(h)
z = Dense(3, map_rank=0)(C.abs(h) - C.exp(-h) * 0.1)
loss = C.cross_entropy_with_softmax(z, t)
trainer = C.Trainer(z, (loss, C.classification_error(z, t)), [C.adadelta(z.parameters, 0.9)])
data = np.random.rand(7, 2, 6).astype(np.float32)
trainer.train_minibatch({x: data, t: np.eye(3, dtype=np.float32)[np.arange(7) % 3]})
