# Down, up again, joined with what stood there before; every pixel is judged alone.
import numpy as np
from caffe2.python import brew, model_helper, optimizer, workspace

model = model_helper.ModelHelper(name="unet")
down = brew.relu(model, brew.conv(model, "image", "down", 1, 4, kernel=3, pad=1), "down_relu")
low = brew.max_pool(model, down, "low", kernel=2, stride=2)
low = brew.prelu(model, brew.conv(model, low, "bottom", 4, 6, kernel=3, pad=1), "bottom_prelu", num_channels=6)
up = brew.conv_transpose(model, low, "up", 6, 4, kernel=2, stride=2)
wide = model.net.ResizeNearest(low, "wide", width_scale=2.0, height_scale=2.0)
both = brew.concat(model, [up, down, wide], "both")
both = brew.instance_norm(model, both, "normed", 14)
logits = brew.conv(model, both, "logits", 14, 1, kernel=1)
flat = model.net.Flatten(logits, "flat")
loss = model.net.AveragedLoss(model.net.SigmoidCrossEntropyWithLogits([flat, "mask"], "xent"), "loss")
model.AddGradientOperators([loss])
optimizer.build_adadelta(model, base_learning_rate=1.0, epsilon=1e-3)

workspace.FeedBlob("image", np.random.rand(3, 1, 8, 8).astype(np.float32))
workspace.FeedBlob("mask", (np.random.rand(3, 64) > 0.5).astype(np.float32))
workspace.RunNetOnce(model.param_init_net)
workspace.CreateNet(model.net)
for step in range(3):
    workspace.RunNet(model.net)
    print(workspace.FetchBlob("loss"))
