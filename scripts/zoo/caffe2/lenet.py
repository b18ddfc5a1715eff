# LeNet as the first tutorials have it: the weights are moved by a WeightedSum that the program writes itself.
import numpy as np
from caffe2.python import brew, core, model_helper, workspace


def add_network(model):
    conv1 = brew.conv(model, "data", "conv1", dim_in=1, dim_out=6, kernel=5)
    pool1 = brew.max_pool(model, conv1, "pool1", kernel=2, stride=2)
    conv2 = brew.conv(model, pool1, "conv2", dim_in=6, dim_out=8, kernel=3)
    pool2 = brew.max_pool(model, conv2, "pool2", kernel=2, stride=2)
    fc3 = brew.fc(model, pool2, "fc3", dim_in=8 * 5 * 5, dim_out=20)
    relu3 = brew.relu(model, fc3, "relu3")
    pred = brew.fc(model, relu3, "pred", dim_in=20, dim_out=10)
    return brew.softmax(model, pred, "softmax")


def add_training(model, softmax, label):
    xent = model.LabelCrossEntropy([softmax, label], "xent")
    loss = model.AveragedLoss(xent, "loss")
    brew.accuracy(model, [softmax, label], "accuracy")
    model.AddGradientOperators([loss])
    count = brew.iter(model, "iter")
    rate = model.LearningRate(count, "LR", base_lr=-0.1, policy="step", stepsize=1, gamma=0.999)
    one = model.param_init_net.ConstantFill([], "ONE", shape=[1], value=1.0)
    for param in model.params:
        model.WeightedSum([param, one, model.param_to_grad[param], rate], param)


workspace.ResetWorkspace()
arg_scope = {"order": "NCHW"}
train_model = model_helper.ModelHelper(name="mnist_train", arg_scope=arg_scope)
add_training(train_model, add_network(train_model), "label")
test_model = model_helper.ModelHelper(name="mnist_test", arg_scope=arg_scope, init_params=False)
brew.accuracy(test_model, [add_network(test_model), "label"], "accuracy")

images = np.random.rand(32, 1, 28, 28).astype(np.float32)
labels = np.random.randint(0, 10, size=32).astype(np.int32)
workspace.FeedBlob("data", images[:8])
workspace.FeedBlob("label", labels[:8])
workspace.RunNetOnce(train_model.param_init_net)
workspace.CreateNet(train_model.net, overwrite=True)
losses = np.zeros(3)
for i in range(3):
    workspace.RunNet(train_model.net)
    losses[i] = workspace.FetchBlob("loss")
    print(i, losses[i], workspace.FetchBlob("accuracy"))
workspace.RunNetOnce(test_model.param_init_net)
workspace.CreateNet(test_model.net, overwrite=True)
workspace.RunNet(test_model.net.Proto().name)
print(workspace.FetchBlob("accuracy"))
