# A configuration class, a builder function, a learning-rate schedule, clipnorm left out, ReduceLROnPlateau.
import dataclasses
import numpy as np
import keras


@dataclasses.dataclass(frozen=True)
class Config:
    hidden: tuple = (12, 8)
    rate: float = 0.3
    classes: int = 3
    lr: float = 2e-3


def build_model(cfg: Config) -> keras.Model:
    model = keras.models.Sequential(name=f"mlp_{len(cfg.hidden)}")
    model.add(keras.layers.InputLayer(shape=(10,)))
    for i, units in enumerate(cfg.hidden):
        model.add(keras.layers.Dense(units, name=f"dense_{i}", kernel_initializer=keras.initializers.GlorotNormal(seed=3)))
        model.add(keras.layers.BatchNormalization(center=False))
        model.add(keras.layers.ELU(alpha=0.5))
        model.add(keras.layers.Dropout(cfg.rate))
    model.add(keras.layers.Dense(cfg.classes, bias_initializer=keras.initializers.Constant(0.1)))
    return model


keras.utils.set_random_seed(812)
cfg = Config()
model = build_model(cfg)
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=cfg.lr, beta_1=0.8, epsilon=1e-5, amsgrad=False),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=[keras.metrics.SparseCategoricalAccuracy()],
)
x, y = np.random.rand(12, 10).astype("float32"), np.random.randint(3, size=12)
model.fit(x, y, batch_size=4, epochs=2, callbacks=[keras.callbacks.ReduceLROnPlateau(patience=1)], verbose=0)
