# One head of attention from matrix products, layer normalisation, a learned scale outside any layer.
import numpy as np
from caffe2.python import brew, model_helper, optimizer, workspace

LENGTH, SIZE = 4, 6
model = model_helper.ModelHelper(name="attention")
net, init = model.net, model.param_init_net


def project(h, name):
    flat, _ = net.Reshape(h, [name + "_flat", name + "_flat_old"], shape=[-1, SIZE])
    flat = brew.fc(model, flat, name, SIZE, SIZE)
    return net.Reshape(flat, [name + "_steps", name + "_old"], shape=[-1, LENGTH, SIZE])[0]


query, key, value = (project("steps", name) for name in ("query", "key", "value"))
scores = net.BatchMatMul([query, key], "scores", trans_b=1)
scores = net.Scale(scores, "scaled", scale=SIZE ** -0.5)
weights = net.Softmax(scores, "weights", axis=2)
seen = brew.batch_mat_mul(model, [weights, value], "seen")
gain = init.ConstantFill([], "gain", shape=[SIZE], value=1.0)
model.AddParameter(gain)
mixed = net.Add([net.Mul([seen, gain], "gained"), "steps"], "mixed")
normed, _, _ = brew.layer_norm(model, mixed, "normed", SIZE, axis=2)
answer = brew.fc(model, net.ReduceMean(normed, "mean", axes=[1], keepdims=0), "answer", SIZE, 3)
loss = net.AveragedLoss(net.SquaredL2Distance([answer, "truth"], "distance"), "loss")
model.AddGradientOperators([loss])
optimizer.build_sgd(model, base_learning_rate=0.05)

workspace.FeedBlob("steps", np.random.rand(5, LENGTH, SIZE).astype(np.float32))
workspace.FeedBlob("truth", np.random.rand(5, 3).astype(np.float32))
workspace.RunNetOnce(model.param_init_net)
workspace.CreateNet(model.net)
workspace.RunNet(model.net)
