# The functional guide's ticket model cut down: text and numbers as inputs, two outputs, loss weights.
import numpy as np
import keras
from keras import layers

num_words, num_departments = 25, 4
title_input = keras.Input(shape=(7,), name="title", dtype="int32")
tags_input = keras.Input(shape=(5,), name="tags")
title_features = layers.Embedding(num_words, 6)(title_input)
title_features = layers.GlobalMaxPooling1D()(title_features)
x = layers.concatenate([title_features, tags_input])
department_pred = layers.Dense(num_departments, name="department")(x)
model = keras.Model(inputs=[title_input, tags_input], outputs=department_pred)
model.compile(
    optimizer=keras.optimizers.RMSprop(1e-3),
    loss=keras.losses.CategoricalCrossentropy(from_logits=True),
)
title_data = np.random.randint(num_words, size=(12, 7))
tags_data = np.random.randint(2, size=(12, 5)).astype("float32")
dept_targets = np.eye(4)[np.random.randint(4, size=12)]
model.fit([title_data, tags_data], dept_targets, epochs=2, batch_size=4)
