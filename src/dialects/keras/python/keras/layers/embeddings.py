"""keras.layers.embeddings, where Keras 2 kept some of its layers."""


def __getattr__(name):
    import keras.layers

    return getattr(keras.layers, name)
