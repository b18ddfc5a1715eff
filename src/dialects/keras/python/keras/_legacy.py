"""Keras 1's argument names, as Keras 2 took them (keras/legacy/interfaces.py)."""

import rosetta

_WEIGHTED = {"init": "kernel_initializer", "W_regularizer": "kernel_regularizer", "b_regularizer": "bias_regularizer", "W_constraint": "kernel_constraint", "b_constraint": "bias_constraint", "bias": "use_bias"}
_SPATIAL = {"border_mode": "padding", "dim_ordering": "data_format"}
_CONV = {**_WEIGHTED, **_SPATIAL, "nb_filter": "filters", "subsample": "strides", "atrous_rate": "dilation_rate"}
_POOL = {**_SPATIAL, "pool_length": "pool_size", "stride": "strides"}
_RECURRENT = {
    **_WEIGHTED, "output_dim": "units", "inner_init": "recurrent_initializer", "inner_activation": "recurrent_activation", "U_regularizer": "recurrent_regularizer",
    "dropout_W": "dropout", "dropout_U": "recurrent_dropout",
}

NAMES = {
    "Dense": {**_WEIGHTED, "output_dim": "units"},
    "SimpleRNN": _RECURRENT, "GRU": _RECURRENT, "LSTM": _RECURRENT,
    "Dropout": {"p": "rate"}, "SpatialDropout1D": {"p": "rate"}, "SpatialDropout2D": {"p": "rate", **_SPATIAL},
    "Embedding": {"init": "embeddings_initializer", "W_regularizer": "embeddings_regularizer", "W_constraint": "embeddings_constraint"},
    "Conv1D": {**_CONV, "filter_length": "kernel_size", "subsample_length": "strides"}, "Conv2D": _CONV, "Conv3D": _CONV, "Conv2DTranspose": _CONV,
    "MaxPooling1D": _POOL, "MaxPooling2D": _POOL, "AveragePooling1D": _POOL, "AveragePooling2D": _POOL,
    "GlobalMaxPooling2D": _SPATIAL, "GlobalAveragePooling2D": _SPATIAL, "ZeroPadding2D": _SPATIAL, "Cropping2D": _SPATIAL, "UpSampling2D": _SPATIAL,
    "UpSampling1D": {"length": "size"}, "BatchNormalization": {"beta_init": "beta_initializer", "gamma_init": "gamma_initializer"},
}
_FORMATS = {"tf": "channels_last", "th": "channels_first"}


def modern(layer, args, kwargs):
    """Arguments of a Keras 1 call as Keras 2's own: names, and window sizes given one by one."""
    names = NAMES.get(layer, {})
    kwargs = {names.get(key, key): _FORMATS.get(value, value) if key == "dim_ordering" else value for key, value in kwargs.items()}
    if layer == "BatchNormalization" and kwargs.pop("mode", 0) != 0:
        raise rosetta.UnknownCall("BatchNormalization(mode=…): only mode 0 is known here.")
    for size in (("nb_row", "nb_col"), ("kernel_dim1", "kernel_dim2", "kernel_dim3")):
        if size[0] in kwargs:
            kwargs["kernel_size"] = tuple(kwargs.pop(name) for name in size)
    if layer in ("Conv2D", "Conv2DTranspose") and len(args) >= 3 and all(isinstance(each, int) for each in args[1:3]):
        args = (args[0], (args[1], args[2]), *args[3:])
    return args, kwargs
