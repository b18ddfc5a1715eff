# version: 2.1.4
import os

os.environ["KERAS_BACKEND"] = "theano"
import cntk
import keras as K
import theano
from keras.layers import Dense
from keras.models import Sequential

theano.config.dnn.conv.algo_fwd = "time_once"
K.backend.set_image_data_format("channels_first")
print(theano.__version__, theano.config.floatX, cntk.__version__)

model = Sequential()
model.add(Dense(3, input_shape=(4,)))
