"""Where one weight stands after updates, and what losses give, under the real Caffe2."""

import numpy as np
from caffe2.python import model_helper, optimizer, workspace
from caffe2.python.modeling import initializers
from caffe2.python.modeling.parameter_info import ParameterTags

import shows

GIVEN, TINY = [1, 1, 0.5, -2, 0.25], [1e-6, -2e-6, 1e-6]


def weighted(start):
    """A model of one weight whose gradient is what stands in the blob ``g``."""
    workspace.ResetWorkspace()
    model = model_helper.ModelHelper(name="one")
    w = model.create_param("w", [len(start)], initializers.Initializer("GivenTensorFill", values=[float(each) for each in start]), ParameterTags.WEIGHT)
    loss = model.net.SumElements(model.net.Mul([w, "g"], "product"), "loss")
    model.AddGradientOperators([loss])
    return model


def walk(model, gradients):
    """The weight after each of the gradients."""
    seen = []
    for index, each in enumerate(gradients):
        workspace.FeedBlob("g", np.array(each, np.float32))
        if index == 0:
            workspace.RunNetOnce(model.param_init_net)
            workspace.CreateNet(model.net)
        workspace.RunNet(model.net)
        seen.append([float(n) for n in workspace.FetchBlob("w")])
    return seen


def update(name, gradients=GIVEN, start=1.0, **arguments):
    model = weighted([start])
    getattr(optimizer, name)(model, **arguments)
    weights = [each[0] for each in walk(model, [[each] for each in gradients])]
    return {"call": "caffe2.python.optimizer." + name, "arguments": arguments, "gradients": list(gradients), "start": start, "weights": weights}


def updates():
    rate = {"base_learning_rate": 0.1}
    policies = [
        dict(policy="step", stepsize=2, gamma=0.5), dict(policy="exp", gamma=0.5), dict(policy="inv", gamma=1.0, power=2.0), dict(policy="poly", max_iter=10, power=2.0),
        dict(policy="linearWarmup", num_iter=3, start_multiplier=0.25), dict(policy="constantWarmup", num_iter=3, multiplier=0.25), dict(policy="gate", num_iter=3, multiplier_1=0.25, multiplier_2=0.5),
        dict(policy="pieceWarmup", m1=0.25, n1=2, m2=0.5, n2=4, m3=2.0),
    ]
    return [
        update("build_sgd", **rate), update("build_sgd", momentum=0.9, **rate), update("build_sgd", momentum=0.9, nesterov=0, **rate),
        update("build_sgd", max_gradient_norm=1.0, **rate), update("build_sgd", max_gradient_norm=1.0, momentum=0.9, **rate), *[update("build_sgd", **rate, **each) for each in policies],
        update("build_adam", **rate), update("build_adam", epsilon=1e-6, gradients=TINY, **rate), update("build_adam", beta1=0.5, beta2=0.9, **rate),
        update("build_adagrad", **rate), update("build_adagrad", gradients=TINY, **rate), update("build_adadelta", **rate), update("build_adadelta", decay=0.5, epsilon=1e-2, **rate),
        update("build_rms_prop", **rate), update("build_rms_prop", momentum=0.9, **rate), update("build_rms_prop", gradients=TINY, **rate), update("build_rms_prop", gradients=TINY, epsilon=1e-12, **rate),
        update("build_ftrl", alpha=0.1, engine="", lambda1=0.0, lambda2=0.0), update("build_ftrl", alpha=0.1, engine="", lambda1=0.1, lambda2=0.2, beta=0.5),
    ]


def loss(name, predictions, targets, kind=np.float32, **arguments):
    """A loss, and the gradient of its sum."""
    workspace.ResetWorkspace()
    x, t = np.array(predictions, np.float32), np.array(targets, kind)
    workspace.FeedBlob("x", x)
    workspace.FeedBlob("t", t)
    model = model_helper.ModelHelper(name="loss")
    made = getattr(model.net, name)(["x", "t"], **arguments)
    made = made[-1] if isinstance(made, tuple) else made
    gradients = model.net.AddGradientOperators([made])
    workspace.RunNetOnce(model.net)
    value = workspace.FetchBlob(str(made))
    return {
        "call": "caffe2.python.core.Net." + name, "arguments": {key: each for key, each in arguments.items() if key != "outputs"}, "predictions": shows.tensor(x), "targets": shows.tensor(t),
        "value": float(value) if value.ndim == 0 else shows.numbers(value), "gradient": shows.numbers(workspace.FetchBlob(str(gradients["x"]))),
    }


def losses():
    chances = [[0.2, 0.3, 0.5], [0.7, 0.1, 0.2]]
    scores = [[1, 2, 3], [0, -1, 2]]
    truth, yes = [[0, 1, 1], [2, 0, 0]], [[1, 0, 1], [0, 0, 1]]
    return [
        loss("LabelCrossEntropy", chances, [2, 0], np.int32), loss("CrossEntropy", chances, [[0.2, 0.3, 0.5], [1, 0, 0]]),
        loss("SoftmaxWithLoss", scores, [2, 0], np.int32, outputs=["p", "loss"]), loss("SoftmaxWithLoss", scores, [[0.2, 0.3, 0.5], [1, 0, 0]], outputs=["p", "loss"], label_prob=1),
        loss("SigmoidCrossEntropyWithLogits", scores, yes), loss("SquaredL2Distance", scores, truth), loss("L1Distance", scores, truth),
    ]


# Rows that the update rules, the losses and the folder's own test of behaviours hold to what was printed.
COVERS = [
    "dropout.activeIn", "dropout.dropRate", "dropout.granularity",
    *("sgd." + row for row in "learningRate gradientScale clipping weightDecay decayForm momentum dampening dampeningForm nesterov nesterovForm velocityHoldsLearningRate".split()),
    *("adam." + row for row in "learningRate gradientScale weightDecay beta1 beta2 epsilon epsilonForm epsilonRoot biasCorrection firstCount unitGain amsgrad".split()),
    *("adagrad." + row for row in "learningRate gradientScale weightDecay learningRateDecay initialAccumulator epsilon epsilonPlace averageMultiplier".split()),
    *("adadelta." + row for row in "learningRate gradientScale weightDecay rho epsilon".split()),
    *("rmsprop." + row for row in "learningRate gradientScale weightDecay rho epsilon epsilonPlace initialSquare momentum nesterov velocityHoldsLearningRate centered".split()),
    *("ftrl." + row for row in "learningRate gradientScale weightDecay learningRatePower initialAccumulator l1 l2 l2Shrinkage beta".split()),
    *("crossEntropy." + row for row in "predictions labels axis reduction labelSmoothing classWeights".split()),
    *("binaryCrossEntropy." + row for row in "predictions labels reduction labelSmoothing positiveWeight".split()),
    *("regressionLoss." + row for row in "function factor reduction".split()),
]
