# Sparse cross-entropy on logits by mistake: from_logits left out.
import numpy as np
import keras
from keras import layers, ops

model = keras.Sequential([
    keras.Input((6,)),
    layers.Dense(3),
])
model.compile('adam', 'sparse_categorical_crossentropy')
model.fit(np.random.rand(8, 6), np.random.randint(3, size=8), batch_size=4)
