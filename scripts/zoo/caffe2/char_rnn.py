# An LSTM over letters; every step guesses the next one. Adam's steps, and a first layer of word vectors.
import numpy as np
from caffe2.python import brew, core, model_helper, optimizer, rnn_cell, workspace

LETTERS, STEPS, BATCH, HIDDEN = 7, 4, 4, 6
model = model_helper.ModelHelper(name="char_rnn")
zero = model.param_init_net.ConstantFill([], "zero_state", shape=[1, BATCH, HIDDEN], value=0.0)
every, _, _, _ = rnn_cell.LSTM(model, "letters", "lengths", (zero, zero), LETTERS, HIDDEN, scope="lstm", forget_bias=1.0)
flat, _ = model.net.Reshape(every, ["flat", "flat_shape"], shape=[-1, HIDDEN])
scores = brew.fc(model, flat, "scores", dim_in=HIDDEN, dim_out=LETTERS)
chances = brew.softmax(model, scores, "chances")
xent = model.net.LabelCrossEntropy([chances, "next"], "xent")
loss = model.net.AveragedLoss(xent, "loss")
model.AddGradientOperators([loss])
optimizer.build_adam(model, base_learning_rate=0.01)

text = np.random.randint(0, LETTERS, (STEPS + 1, BATCH))
letters = np.eye(LETTERS)[text[:-1]].astype(np.float32)
workspace.FeedBlob("lengths", np.array([STEPS] * BATCH, dtype=np.int32))
workspace.FeedBlob("letters", letters)
workspace.FeedBlob("next", text[1:].reshape(-1).astype(np.int32))
workspace.RunNetOnce(model.param_init_net)
workspace.CreateNet(model.net)
for _ in range(3):
    workspace.RunNet(model.net)
    print(workspace.FetchBlob("loss"))
