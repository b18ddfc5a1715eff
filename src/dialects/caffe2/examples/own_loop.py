# A convolutional network whose evaluation is a net of its own: it shares blobs by their names.
import numpy as np
from caffe2.python import brew, core, model_helper, optimizer, workspace

images = np.random.rand(512, 3, 16, 16).astype(np.float32)
labels = np.random.randint(0, 10, 512).astype(np.int32)


def network(model, is_test):
    with brew.arg_scope([brew.conv], stride=1, pad=1):
        h = brew.conv(model, "data", "conv1", 3, 16, 3)
        h = brew.relu(model, h, h)
        h = brew.conv(model, h, "conv2", 16, 16, kernel=[3, 3], weight_init=("MSRAFill", {}))
    h = brew.max_pool(model, h, "pool", kernel=2, stride=2)
    h = brew.dropout(model, h, "drop", ratio=0.3, is_test=is_test)
    return brew.fc(model, h, "scores", 16 * 8 * 8, 10)


workspace.ResetWorkspace()
train = model_helper.ModelHelper(name="train")
probabilities = brew.softmax(train, network(train, 0), "probabilities")
loss = train.AveragedLoss(train.LabelCrossEntropy([probabilities, "label"], "xent"), "loss")
train.AddGradientOperators([loss])
optimizer.build_sgd(train, base_learning_rate=0.05, momentum=0.9, nesterov=0)

test = model_helper.ModelHelper(name="test", init_params=False)
brew.softmax(test, network(test, 1), "probabilities")

workspace.FeedBlob("data", images[:64])
workspace.FeedBlob("label", labels[:64])
workspace.RunNetOnce(train.param_init_net)
workspace.CreateNet(train.net)
workspace.CreateNet(test.net)

for epoch in range(3):
    for i in range(0, 512, 64):
        workspace.FeedBlob("data", images[i:i + 64])
        workspace.FeedBlob("label", labels[i:i + 64])
        workspace.RunNet(train.net)
    workspace.FeedBlob("data", images[:64])
    workspace.RunNet("test")
    print(epoch, workspace.FetchBlob("loss"), workspace.FetchBlob("probabilities").argmax(axis=1))
