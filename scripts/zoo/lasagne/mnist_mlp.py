# Lasagne's first example as people copy it: a builder, an iterator of minibatches, separate functions to train and to validate.
import lasagne
import numpy as np
import theano
import theano.tensor as T


def build_mlp(input_var=None):
    l_in = lasagne.layers.InputLayer(shape=(None, 1, 6, 6), input_var=input_var)
    l_in_drop = lasagne.layers.DropoutLayer(l_in, p=0.2)
    l_hid1 = lasagne.layers.DenseLayer(l_in_drop, num_units=16, nonlinearity=lasagne.nonlinearities.rectify, W=lasagne.init.GlorotUniform())
    l_hid1_drop = lasagne.layers.DropoutLayer(l_hid1, p=0.5)
    l_hid2 = lasagne.layers.DenseLayer(l_hid1_drop, num_units=12, nonlinearity=lasagne.nonlinearities.rectify)
    return lasagne.layers.DenseLayer(l_hid2, num_units=4, nonlinearity=lasagne.nonlinearities.softmax)


def iterate_minibatches(inputs, targets, batchsize, shuffle=False):
    assert len(inputs) == len(targets)
    if shuffle:
        indices = np.arange(len(inputs))
        np.random.shuffle(indices)
    for start_idx in range(0, len(inputs) - batchsize + 1, batchsize):
        if shuffle:
            excerpt = indices[start_idx:start_idx + batchsize]
        else:
            excerpt = slice(start_idx, start_idx + batchsize)
        yield inputs[excerpt], targets[excerpt]


X_train = np.random.rand(40, 1, 6, 6).astype(np.float32)
y_train = np.random.randint(0, 4, 40).astype(np.int32)
X_val, y_val = X_train[:16], y_train[:16]

input_var, target_var = T.tensor4("inputs"), T.ivector("targets")
network = build_mlp(input_var)
prediction = lasagne.layers.get_output(network)
loss = lasagne.objectives.categorical_crossentropy(prediction, target_var)
loss = loss.mean()
params = lasagne.layers.get_all_params(network, trainable=True)
updates = lasagne.updates.nesterov_momentum(loss, params, learning_rate=0.01, momentum=0.9)
test_prediction = lasagne.layers.get_output(network, deterministic=True)
test_loss = lasagne.objectives.categorical_crossentropy(test_prediction, target_var).mean()
test_acc = T.mean(T.eq(T.argmax(test_prediction, axis=1), target_var), dtype=theano.config.floatX)
train_fn = theano.function([input_var, target_var], loss, updates=updates)
val_fn = theano.function([input_var, target_var], [test_loss, test_acc])
for epoch in range(3):
    train_err, train_batches = 0, 0
    for inputs, targets in iterate_minibatches(X_train, y_train, 8, shuffle=True):
        train_err += train_fn(inputs, targets)
        train_batches += 1
    val_err, val_acc, val_batches = 0, 0, 0
    for inputs, targets in iterate_minibatches(X_val, y_val, 8, shuffle=False):
        err, acc = val_fn(inputs, targets)
        val_err += err
        val_acc += acc
        val_batches += 1
    print("Epoch {}: {:.3f} {:.3f} {:.2f} %".format(epoch + 1, train_err / train_batches, val_err / val_batches, val_acc / val_batches * 100))
