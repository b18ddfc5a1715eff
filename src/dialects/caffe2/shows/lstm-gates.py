# shows: lstm
# input: 4xN2x2 = 1 2 -1 0.5 0.3 -2 1 1 -0.4 0.6 2 -1 0.1 0.2 -1.5 1
# weights: fill
# Gates stand in the order input, forget, output, candidate.
from caffe2.python import model_helper, rnn_cell

model = model_helper.ModelHelper(name="show")
zeros = model.param_init_net.ConstantFill([], "zeros", shape=[1, 2, 3], value=0.0)
rnn_cell.LSTM(model, "data", None, (zeros, zeros), 2, 3, scope="lstm")
