// Signatures of calls that are no op of their own: functions, gradients, inputs, layers that draw their parts, comparisons.
export const others: Readonly<Record<string, string>> = {
  "theano.function":
    "inputs, outputs=None, mode=None, updates=None, givens=None, no_default_updates=False, accept_inplace=False, name=None, rebuild_strict=True, allow_input_downcast=None, profile=None, on_unused_input=None",
  "theano.grad":
    "cost, wrt, consider_constant=None, disconnected_inputs='raise', add_names=True, known_grads=None, return_disconnected='zero', null_gradients='raise'",
  "theano.In":
    "variable, name=None, value=None, update=None, mutable=None, strict=False, allow_downcast=None, autoname=True, implicit=None, borrow=None, shared=False",
  "lasagne.layers.ConcatLayer":
    "incomings, axis=1, cropping=None, *, name=None",
  "lasagne.layers.ElemwiseMergeLayer":
    "incomings, merge_function, cropping=None, *, name=None",
  "lasagne.layers.ElemwiseSumLayer":
    "incomings, coeffs=1, cropping=None, *, name=None",
  "lasagne.layers.ReshapeLayer": "incoming, shape, *, name=None",
  "lasagne.layers.DimshuffleLayer": "incoming, pattern, *, name=None",
  "lasagne.layers.SliceLayer": "incoming, indices, axis=-1, *, name=None",
  "lasagne.layers.GaussianNoiseLayer": "incoming, sigma=0.1, *, name=None",
  "lasagne.layers.NonlinearityLayer":
    "incoming, nonlinearity='lasagne.nonlinearities.rectify', *, name=None",
  "lasagne.layers.BiasLayer":
    "incoming, b='lasagne.init.Constant(0)', shared_axes='auto', *, name=None",
  "lasagne.layers.ScaleLayer":
    "incoming, scales='lasagne.init.Constant(1)', shared_axes='auto', *, name=None",
  "lasagne.layers.ExpressionLayer":
    "incoming, function, output_shape=None, *, name=None",
  "lasagne.nonlinearities.LeakyRectify": "leakiness=0.01",
  "lasagne.nonlinearities.SELU": "scale=1, scale_neg=1",
  "lasagne.nonlinearities.ScaledTanH": "scale_in=1, scale_out=1",
  "lasagne.layers.Gate":
    "W_in='lasagne.init.Normal(std=0.1)', W_hid='lasagne.init.Normal(std=0.1)', W_cell='lasagne.init.Normal(std=0.1)', b='lasagne.init.Constant(0.0)', nonlinearity='lasagne.nonlinearities.sigmoid'",
  "lasagne.layers.InputLayer": "shape, input_var=None, name=None",
  ...Object.fromEntries(
    ["int_div", "mod", "eq", "neq", "lt", "gt", "le", "ge", "and_", "or_"].map(
      (name) => [`theano.tensor.${name}`, "a, b"],
    ),
  ),
  ...Object.fromEntries(
    ["floor", "ceil", "round", "isnan", "isinf", "expm1", "log1p"].map(
      (name) => [`theano.tensor.${name}`, "a"],
    ),
  ),
  "theano.tensor.switch": "cond, ift, iff",
  "theano.tensor.cast": "x, dtype",
  "theano.tensor.prod":
    "input, axis=None, dtype=None, keepdims=False, acc_dtype=None, no_zeros_in_input=False",
  "theano.tensor.var":
    "input, axis=None, ddof=0, keepdims=False, corrected=False",
  "theano.tensor.std":
    "input, axis=None, ddof=0, keepdims=False, corrected=False",
  "theano.tensor.any": "x, axis=None, keepdims=False",
  "theano.tensor.all": "x, axis=None, keepdims=False",
  "theano.tensor.argmin": "x, axis=None, keepdims=False",
  "theano.tensor.argsort": "a, axis=-1, kind='quicksort', order=None",
};
