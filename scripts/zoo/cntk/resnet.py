# Residual blocks written as functions of variables; the shortcut is projected where the image shrinks.
import cntk as C
import numpy as np
from cntk.layers import BatchNormalization, Convolution2D, Dense, GlobalAveragePooling


def conv_bn(x, filters, strides=1, size=(3, 3)):
    h = Convolution2D(size, filters, strides=strides, pad=True, bias=False, activation=None, init=C.he_uniform())(x)
    return BatchNormalization(map_rank=1)(h)


def block(x, filters, strides=1):
    h = C.relu(conv_bn(x, filters, strides))
    h = conv_bn(h, filters)
    if strides != 1:
        x = conv_bn(x, filters, strides, (1, 1))
    return C.relu(h + x)


x = C.input_variable((3, 8, 8))
t = C.input_variable(5)
h = C.relu(conv_bn(x, 6))
h = block(h, 6)
h = block(h, 10, 2)
h = GlobalAveragePooling()(h)
z = Dense(5, name="scores")(h)

loss = C.cross_entropy_with_softmax(z, t)
learner = C.nesterov(z.parameters, 0.05, 0.9)
trainer = C.Trainer(z, (loss, C.classification_error(z, t)), [learner])
data = np.random.rand(6, 3, 8, 8).astype(np.float32)
truth = np.eye(5, dtype=np.float32)[np.arange(6) % 5]
trainer.train_minibatch({x: data, t: truth})
