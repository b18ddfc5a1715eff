# A bound that shortens Adam's steps, not the gradients that its moments see.
import numpy as np
from caffe2.python import brew, model_helper, optimizer, workspace

model = model_helper.ModelHelper(name="clipped")
answer = brew.fc(model, "data", "answer", 4, 1)
loss = model.net.AveragedLoss(model.net.SquaredL2Distance([answer, "truth"], "distance"), "loss")
model.AddGradientOperators([loss])
optimizer.build_adam(model, base_learning_rate=0.01, max_gradient_norm=1.0)
workspace.FeedBlob("data", np.random.rand(8, 4).astype(np.float32))
workspace.FeedBlob("truth", np.random.rand(8, 1).astype(np.float32))
workspace.RunNetOnce(model.param_init_net)
workspace.RunNetOnce(model.net)
