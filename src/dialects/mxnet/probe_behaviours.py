"""Behaviours of MXNet that no single call shows: update rules, losses, first weights, iterators, schedules. Runs under 0.12 and newer."""

import logging
import warnings

import mxnet as mx
import numpy as np

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
GRADIENTS, START = [1.0, 1.0, 0.5], 1.0
UPDATES = [
    ("SGD", {"learning_rate": 0.1}), ("SGD", {"learning_rate": 0.1, "momentum": 0.9}), ("SGD", {"learning_rate": 0.1, "momentum": 0.9, "wd": 0.1, "clip_gradient": 0.7}),
    ("NAG", {"learning_rate": 0.1, "momentum": 0.9}), ("NAG", {"learning_rate": 0.1, "momentum": 0.9, "clip_gradient": 0.7}),
    ("Adam", {}), ("Adam", {"learning_rate": 0.1, "epsilon": 0.1, "wd": 0.1, "clip_gradient": 0.7}), ("Adamax", {}), ("Adamax", {"wd": 0.1, "clip_gradient": 0.7}),
    ("RMSProp", {}), ("RMSProp", {"learning_rate": 0.1, "epsilon": 0.1, "wd": 0.1, "clip_gradient": 0.7}), ("RMSProp", {"learning_rate": 0.1, "centered": True}),
    ("AdaGrad", {"learning_rate": 0.1, "eps": 0.1}), ("AdaGrad", {"learning_rate": 0.1, "wd": 0.1, "clip_gradient": 0.7}),
    ("AdaDelta", {}), ("AdaDelta", {"wd": 0.1, "clip_gradient": 0.7}),
]


def rounded(values):
    return [float(f"{float(each):.7g}") for each in np.asarray(values, dtype=np.float64).ravel()]


def updates():
    found = []
    for name, options in UPDATES:
        rule = mx.optimizer.create(name, **options)
        weight, seen = mx.nd.array([START]), []
        state = rule.create_state(0, weight)
        for gradient in GRADIENTS:
            rule.update(0, weight, mx.nd.array([gradient]), state)
            seen.append(weight.asnumpy()[0])
        found.append({"call": f"mxnet.optimizer.{name}", "arguments": options, "gradients": GRADIENTS, "start": START, "weights": rounded(seen)})
    return found


def output(name, predictions, labels, **options):
    """The gradient that an output operator gives, and the loss it stands for (which MXNet never works out)."""
    data, label = mx.sym.Variable("data"), mx.sym.Variable("label")
    symbol = getattr(mx.sym, name)(data, label, **options)
    given, truth = mx.nd.array(predictions), mx.nd.array(labels)
    gradient = mx.nd.zeros(given.shape)
    executor = symbol.bind(mx.cpu(), {"data": given, "label": truth}, {"data": gradient})
    answer = executor.forward(is_train=True)[0].asnumpy()
    executor.backward()
    return {"answer": rounded(answer), "gradient": rounded(gradient.asnumpy())}


def outputs():
    scores, rows = [[2.0, -1.0, 0.5], [0.1, 0.2, -0.3]], [[1.0, -2.0], [0.5, 3.0]]
    field = np.arange(12, dtype=np.float32).reshape(1, 3, 2, 2) % 5
    return {
        "SoftmaxOutput": output("SoftmaxOutput", scores, [2, 0]),
        "SoftmaxOutput smooth_alpha": output("SoftmaxOutput", scores, [2, 0], smooth_alpha=0.1),
        "SoftmaxOutput use_ignore": output("SoftmaxOutput", scores, [2, -1], use_ignore=True),
        "SoftmaxOutput normalization batch": output("SoftmaxOutput", scores, [2, 0], normalization="batch"),
        "SoftmaxOutput grad_scale": output("SoftmaxOutput", scores, [2, 0], grad_scale=3),
        "SoftmaxOutput multi_output": output("SoftmaxOutput", field, [[[0, 1], [2, 0]]], multi_output=True),
        "LinearRegressionOutput": output("LinearRegressionOutput", rows, [[0.0, 0.0], [1.0, 1.0]]),
        "MAERegressionOutput": output("MAERegressionOutput", rows, [[0.0, 0.0], [1.0, 1.0]]),
        "LogisticRegressionOutput": output("LogisticRegressionOutput", rows, [[0.0, 1.0], [1.0, 1.0]]),
    }


def losses():
    from mxnet import autograd, gluon

    scores, field = [[2.0, -1.0, 0.5], [0.1, 0.2, -0.3]], (np.arange(12).reshape(1, 3, 2, 2) % 5).tolist()
    cases = [
        ("SoftmaxCrossEntropyLoss", {}, scores, [2.0, 0.0]), ("SoftmaxCrossEntropyLoss", {"sparse_label": False}, scores, [[0.0, 0.2, 0.8], [1.0, 0.0, 0.0]]),
        ("SoftmaxCrossEntropyLoss", {"from_logits": True}, [[-0.3, -2.0, -3.0]], [1.0]), ("SoftmaxCrossEntropyLoss", {"axis": 1}, field, [[[0.0, 1.0], [2.0, 0.0]]]),
        ("L2Loss", {}, [[1.0, -2.0], [0.5, 3.0]], [[0.0, 0.0], [1.0, 1.0]]), ("L1Loss", {}, [[1.0, -2.0], [0.5, 3.0]], [[0.0, 0.0], [1.0, 1.0]]),
        ("HuberLoss", {"rho": 2.0}, [[1.0, -4.0], [0.5, 3.0]], [[0.0, 0.0], [1.0, 1.0]]),
        ("SigmoidBinaryCrossEntropyLoss", {}, [[1.0, -2.0], [0.5, 3.0]], [[0.0, 1.0], [1.0, 1.0]]),
        ("SigmoidBinaryCrossEntropyLoss", {"from_sigmoid": True}, [[0.2, 0.7], [0.5, 0.9]], [[0.0, 1.0], [1.0, 1.0]]),
    ]
    found = []
    for name, options, predictions, targets in cases:
        given, truth = mx.nd.array(predictions), mx.nd.array(targets)
        given.attach_grad()
        with autograd.record():
            loss = getattr(gluon.loss, name)(**options)(given, truth)
        loss.backward()
        numbers = lambda array: {"shape": list(array.shape), "data": rounded(array.asnumpy())}
        found.append({"call": f"mxnet.gluon.loss.{name}", "arguments": options, "predictions": numbers(given), "targets": numbers(truth), "value": rounded(loss.asnumpy()), "gradient": rounded(given.grad.asnumpy())})
    return found


def spread(values):
    return {"mean": float(values.mean()), "std": float(values.std()), "least": float(values.min()), "largest": float(values.max())}


def first_weights():
    """How a kernel (128, 64, 3, 3) begins under each initialiser, and what init_params and initialize do of themselves."""
    found = {}
    init = mx.init
    cases = {
        "Xavier": (init.Xavier, {}), "Xavier magnitude": (init.Xavier, {"magnitude": 2.24}), "Xavier in gaussian": (init.Xavier, {"rnd_type": "gaussian", "factor_type": "in", "magnitude": 2}),
        "MSRAPrelu": (init.MSRAPrelu, {}), "Uniform": (init.Uniform, {}), "Normal": (init.Normal, {}), "Orthogonal": (init.Orthogonal, {}),
    }
    for name, (kind, options) in cases.items():
        array = mx.nd.zeros((128, 64, 3, 3))
        kind(**options)._init_weight(init.InitDesc("kernel_weight") if hasattr(init, "InitDesc") else "kernel_weight", array)
        found[name] = {"call": f"mxnet.initializer.{kind.__name__}", "arguments": options, **spread(array.asnumpy())}
    return found


def module_of(symbol, shape, label=None):
    module = mx.mod.Module(symbol, label_names=None if label is None else ("softmax_label",))
    module.bind([("data", shape)], None if label is None else [("softmax_label", label)])
    return module


def module_defaults():
    data = mx.sym.Variable("data")
    net = mx.sym.BatchNorm(mx.sym.Convolution(data, kernel=(3, 3), num_filter=64), fix_gamma=False)
    module = module_of(net, (2, 16, 8, 8))
    module.init_params()
    weights, statistics = module.get_params()
    return {name: spread(each.asnumpy()) for name, each in {**weights, **statistics}.items()}


def rescaled():
    """The step of a module on a batch of 4 with an optimiser by name, and with one made by hand: the gradient of a bias is a sum."""
    found = {}
    for name, optimizer, options in (("by name", "sgd", {"learning_rate": 1.0}), ("as an object", mx.optimizer.SGD(learning_rate=1.0), {})):
        net = mx.sym.LinearRegressionOutput(mx.sym.FullyConnected(mx.sym.Variable("data"), num_hidden=1, name="fc"), mx.sym.Variable("softmax_label"))
        module = module_of(net, (4, 1), (4, 1))
        module.init_params(mx.init.Zero())
        module.init_optimizer(optimizer=optimizer, **({"optimizer_params": options} if options else {}))
        batch = mx.io.DataBatch([mx.nd.zeros((4, 1))], [mx.nd.array([[1.0], [1.0], [1.0], [1.0]])])
        module.forward(batch, is_train=True)
        module.backward()
        module.update()
        found[name] = float(module.get_params()[0]["fc_bias"].asnumpy()[0])
    return found


def iterators():
    """Batches of 10 examples by 4: sizes, what fills the last one, and whether a reset draws a new order."""
    found, rows = {}, np.arange(10, dtype=np.float32)
    for way in ("pad", "discard"):
        walk = mx.io.NDArrayIter(rows, rows, 4, last_batch_handle=way)
        found[way] = [rounded(batch.data[0].asnumpy()) for batch in walk]
    many = np.arange(100, dtype=np.float32)
    walk = mx.io.NDArrayIter(many, many, 10, shuffle=True)
    orders = []
    for _ in range(2):
        walk.reset()
        orders.append(np.concatenate([batch.data[0].asnumpy() for batch in walk]).tolist())
    found["shuffled"] = orders[0] != many.tolist()
    found["a new order each epoch"] = orders[0] != orders[1]
    walk = mx.io.NDArrayIter(rows, batch_size=4)
    module = module_of(mx.sym.identity(mx.sym.Variable("data")), (4,))
    module.init_params()
    found["predict gives"] = int(module.predict(walk).shape[0])
    return found


def schedules():
    kinds, found = mx.lr_scheduler, {}
    cases = {
        "FactorScheduler": dict(step=2, factor=0.5, stop_factor_lr=0.02), "MultiFactorScheduler": dict(step=[2, 5], factor=0.1),
        "PolyScheduler": dict(max_update=6, pwr=2), "CosineScheduler": dict(max_update=6, final_lr=0.01),
    }
    for name, options in cases.items():
        if hasattr(kinds, name):
            schedule = getattr(kinds, name)(**options)
            schedule.base_lr = schedule.base_lr_orig = 0.1
            rule = mx.optimizer.SGD(learning_rate=0.1, lr_scheduler=schedule)
            weight, steps = mx.nd.array([0.0]), []
            state = rule.create_state(0, weight)
            for _ in range(8):
                before = float(weight.asnumpy()[0])
                rule.update(0, weight, mx.nd.array([1.0]), state)
                steps.append(before - float(weight.asnumpy()[0]))
            found[name] = {"arguments": options, "rates": rounded(steps)}
    return found


def decays():
    """Which weights of a module and of a trainer wd pulls at, from 1 without any gradient."""
    data = mx.sym.Variable("data")
    net = mx.sym.MakeLoss(mx.sym.sum(mx.sym.BatchNorm(mx.sym.FullyConnected(data, num_hidden=1, name="fc"), fix_gamma=False, name="bn") * 0))
    module = module_of(net, (2, 1))
    module.init_params(mx.init.One())
    module.set_params({name: mx.nd.ones(each.shape) for name, each in module.get_params()[0].items()}, module.get_params()[1])
    module.init_optimizer(optimizer="sgd", optimizer_params={"learning_rate": 0.1, "wd": 0.5})
    module.forward(mx.io.DataBatch([mx.nd.ones((2, 1))]), is_train=True)
    module.backward()
    module.update()
    return {name: float(each.asnumpy().ravel()[0]) for name, each in module.get_params()[0].items()}


def gluon_steps():
    """A weight of 0 after one step of rate 1 on four examples whose gradients are −1 each, divided by what step is given."""
    from mxnet import autograd, gluon

    found = {}
    for name, size, mean in (("step(4)", 4, False), ("step(1)", 1, False), ("step(4) of a mean", 4, True)):
        net = gluon.nn.Dense(1, use_bias=False)
        net.initialize(mx.init.Zero())
        trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 1.0})
        with autograd.record():
            loss = -net(mx.nd.ones((4, 1)))
            loss = loss.mean() if mean else loss
        loss.backward()
        trainer.step(size)
        found[name] = float(list(net.collect_params().values())[0].data().asnumpy()[0, 0])
    return found


def gluon_first_weights():
    from mxnet import gluon

    found = {}
    for name, init in (("initialize()", None), ("initialize(Xavier())", mx.init.Xavier())):
        net = gluon.nn.Dense(256, in_units=512)
        net.initialize(*([] if init is None else [init]))
        found[name] = {role: spread(getattr(net, role).data().asnumpy()) for role in ("weight", "bias")}
    net = gluon.nn.Dense(64, in_units=64, weight_initializer="zeros")
    net.initialize(mx.init.Xavier())
    found["a layer's own initialiser"] = spread(net.weight.data().asnumpy())
    return found


def gluon_loaders():
    from mxnet import gluon

    found, rows = {}, mx.nd.arange(10)
    for last in ("keep", "discard"):
        found[last] = [len(each) for each in gluon.data.DataLoader(gluon.data.ArrayDataset(rows), batch_size=4, last_batch=last)]
    loader = gluon.data.DataLoader(gluon.data.ArrayDataset(mx.nd.arange(100)), batch_size=100, shuffle=True)
    orders = [next(iter(loader)).asnumpy().tolist() for _ in range(2)]
    found["a new order each pass"] = orders[0] != orders[1]
    return found


def dropped():
    from mxnet import autograd

    x = mx.nd.ones((100000,))
    with autograd.record():
        training = mx.nd.Dropout(x, p=0.25).asnumpy()
    return {"dropped": float((training == 0).mean()), "kept": float(training.max()), "outside record": float((mx.nd.Dropout(x, p=0.25).asnumpy() == 0).mean())}


def selu_gradient():
    """What LeakyReLU(act_type="selu") answers at −2 and 1, and its gradient."""
    from mxnet import autograd

    x = mx.nd.array([-2.0, 1.0])
    x.attach_grad()
    with autograd.record():
        y = mx.nd.LeakyReLU(x, act_type="selu")
    y.backward()
    return {"answer": rounded(y.asnumpy()), "gradient": rounded(x.grad.asnumpy())}


def slopes():
    """The gradient of PReLU's slope behind a dense layer, call by call and in a graph, at two slopes."""
    from mxnet import autograd

    data = mx.sym.Variable("data")
    graph = mx.sym.LeakyReLU(mx.sym.FullyConnected(data, num_hidden=2, no_bias=True, name="fc"), act_type="prelu", name="prelu")
    x, w, found = mx.nd.array([[1.0, -2.0], [0.5, 3.0]]), mx.nd.array([[1.0, 0.5], [-1.0, 0.25]]), []
    for slope in (0.25, -0.5):
        executor = graph.bind(mx.cpu(), [x, w, mx.nd.full((2,), slope)], [mx.nd.zeros((2, 2)), mx.nd.zeros((2, 2)), mx.nd.zeros((2,))])
        executor.forward(is_train=True)
        executor.backward(mx.nd.ones((2, 2)))
        gamma = mx.nd.full((2,), slope)
        gamma.attach_grad()
        with autograd.record():
            y = mx.nd.LeakyReLU(mx.nd.FullyConnected(x, w, num_hidden=2, no_bias=True), gamma, act_type="prelu")
        y.backward()
        found.append({"slope": slope, "call by call": rounded(gamma.grad.asnumpy()), "in a graph": rounded(executor.grad_arrays[2].asnumpy())})
    return found


def told(dialect):
    if dialect == "gluon":
        return {
            "losses": losses(), "behaviours": {"steps": gluon_steps(), "first weights (256, 512)": gluon_first_weights(), "loaders": gluon_loaders(), "dropout": dropped()},
            "covers": ["dropout.dropRate", "dropout.activeIn", "crossEntropy.reduction", "crossEntropy.predictions", "crossEntropy.labels", "crossEntropy.axis", "regressionLoss.function", "regressionLoss.factor", "regressionLoss.delta", "regressionLoss.reduction", "binaryCrossEntropy.predictions", "binaryCrossEntropy.reduction"],
        }
    return {
        "updates": updates(),
        "behaviours": {"outputs": outputs(), "first weights (128, 64, 3, 3)": first_weights(), "module": module_defaults(), "rescale": rescaled(), "iterators": iterators(), "schedules": schedules(), "decay": decays(), "selu": selu_gradient(), "slopes": slopes(), "dropout": dropped()},
        "covers": ["dropout.dropRate", "dropout.activeIn", "crossEntropy.reduction", "crossEntropy.labelSmoothing", "crossEntropy.ignoreIndex", "regressionLoss.factor", "regressionLoss.function", "binaryCrossEntropy.predictions", "sgd", "adam", "adamax", "adadelta", "adagrad", "rmsprop"],
    }
