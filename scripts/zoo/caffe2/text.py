# Word vectors averaged over a sentence; Adagrad.
import numpy as np
from caffe2.python import brew, core, model_helper, optimizer, workspace

WORDS, SIZE, LENGTH = 30, 6, 5
model = model_helper.ModelHelper(name="sentences")
with core.NameScope("embedding"):
    table = model.param_init_net.UniformFill([], "table", shape=[WORDS, SIZE], min=-0.5, max=0.5)
model.AddParameter(table)
vectors = model.net.Gather([table, "words"], "vectors")
mean = model.net.ReduceMean(vectors, "mean", axes=[1], keepdims=0)
with core.NameScope("classifier"):
    hidden = brew.fc(model, mean, "hidden", SIZE, 8)
    hidden = brew.tanh(model, hidden, "activated")
    scores = brew.fc(model, hidden, "scores", 8, 2)
    chances = brew.softmax(model, scores, "chances")
loss = model.AveragedLoss(model.LabelCrossEntropy([chances, "sentiment"], "xent"), "loss")
model.AddGradientOperators([loss])
optimizer.build_adagrad(model, base_learning_rate=0.1)

words = np.random.randint(0, WORDS, (12, LENGTH)).astype(np.int32)
sentiment = np.random.randint(0, 2, 12).astype(np.int32)
workspace.FeedBlob("words", words[:4])
workspace.FeedBlob("sentiment", sentiment[:4])
workspace.RunNetOnce(model.param_init_net)
workspace.CreateNet(model.net)
for i in range(0, 12, 4):
    workspace.FeedBlob("words", words[i:i + 4])
    workspace.FeedBlob("sentiment", sentiment[i:i + 4])
    workspace.RunNet(model.net)
