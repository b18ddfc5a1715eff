# shows: simpleRnn.activation simpleRnn.returns
# input: 4xN2x2 = 1 2 -1 0.5 0.3 -2 1 1 -0.4 0.6 2 -1 0.1 0.2 -1.5 1
# weights: fill
from caffe2.python import brew, model_helper, rnn_cell

model = model_helper.ModelHelper(name="show")
zeros = model.param_init_net.ConstantFill([], "zeros", shape=[1, 2, 3], value=0.0)
every, _ = rnn_cell.BasicRNN(model, "data", None, (zeros,), 2, 3, scope="rnn", activation="relu")
brew.fc(model, every, "each", 3, 2, axis=2)
