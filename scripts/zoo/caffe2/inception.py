# Branches of several kernel sizes side by side, local response normalisation, gradients that may not grow too long.
import numpy as np
from caffe2.python import brew, model_helper, optimizer, workspace

model = model_helper.ModelHelper(name="inception")


def branch(h, name, dim_in, dims, kernel):
    with brew.arg_scope([brew.conv], weight_init=("XavierFill", {}), bias_init=("ConstantFill", {"value": 0.2})):
        h = brew.conv(model, h, name + "_reduce", dim_in, dims[0], kernel=1)
        h = brew.conv(model, brew.relu(model, h, h), name, dims[0], dims[1], kernel=kernel, pad=kernel // 2)
    return brew.relu(model, h, h)


h = brew.conv(model, "data", "stem", 3, 6, kernel=3, stride=2)
h = brew.lrn(model, brew.relu(model, h, h), "norm", size=5, alpha=0.01, beta=0.75)
pooled = brew.max_pool(model, h, "pooled", kernel=3, stride=1, pad=1)
branches = [
    branch(h, "three", 6, (3, 4), 3),
    branch(h, "five", 6, (2, 3), 5),
    brew.conv(model, pooled, "pool_proj", 6, 2, kernel=1),
]
h = brew.concat(model, branches, "joined")
h = brew.average_pool(model, h, "last_pool", kernel=2, stride=2)
scores = brew.fc(model, h, "scores", 9 * 2 * 2, 3)
probabilities, loss = model.net.SoftmaxWithLoss([scores, "label"], ["probabilities", "loss"])
model.AddGradientOperators([loss])
optimizer.build_sgd(model, 0.2, momentum=0.9, nesterov=False, max_gradient_norm=0.5)

workspace.FeedBlob("data", np.random.rand(4, 3, 10, 10).astype(np.float32))
workspace.FeedBlob("label", np.array([0, 2, 1, 1], np.int32))
workspace.RunNetOnce(model.param_init_net)
workspace.CreateNet(model.net)
for _ in range(2):
    workspace.RunNet(model.net)
    print(workspace.FetchBlob("loss"), workspace.FetchBlob("probabilities"))
