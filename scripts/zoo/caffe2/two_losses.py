# Two answers from one trunk; the gradient is that of both losses together. A second net evaluates within the loop.
import numpy as np
from caffe2.python import brew, model_helper, optimizer, workspace


def trunk(model):
    h = brew.group_conv(model, "data", "grouped", 4, 8, kernel=3, group=2)
    h = model.net.Elu(h, "elu")
    h = brew.spatial_gn(model, h, "normed", 8, group=4)
    h = brew.max_pool(model, h, "pool", kernel=2, stride=2)
    return brew.fc(model, h, "kind", 8 * 2 * 2, 3), brew.fc(model, h, "size", 8 * 2 * 2, 2)


train = model_helper.ModelHelper(name="train")
kind, size = trunk(train)
_, first = train.net.SoftmaxWithLoss([kind, "kinds"], ["chances", "kind_loss"])
second = train.net.AveragedLoss(train.net.Sqr(size, "large"), "size_loss")
train.AddGradientOperators([first, second])
optimizer.build_sgd(train, 0.05, momentum=0.5, policy="step", stepsize=2, gamma=0.1)
test = model_helper.ModelHelper(name="test", init_params=False)
trunk(test)

data = np.random.rand(12, 4, 6, 6).astype(np.float32)
kinds = np.random.randint(0, 3, 12).astype(np.int32)
workspace.FeedBlob("data", data[:4])
workspace.FeedBlob("kinds", kinds[:4])
workspace.RunNetOnce(train.param_init_net)
workspace.CreateNet(train.net)
workspace.CreateNet(test.net)
for epoch in range(2):
    for start in range(0, 12, 4):
        workspace.FeedBlob("data", data[start:start + 4])
        workspace.FeedBlob("kinds", kinds[start:start + 4])
        workspace.RunNet(train.net)
    workspace.RunNet(test.net)
    print(workspace.FetchBlob("kind").argmax(axis=1))
