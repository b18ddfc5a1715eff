"""What the real TensorFlow 1 does where no single call shows it: sharing, forgotten updates, queues, schedules, drawn weights."""

import numpy as np
from signatures import tf


def run(build, feed=None):
    """The values of what ``build`` draws, in a graph and a session of their own; variables stand at their start."""
    with tf.Graph().as_default(), tf.Session() as session:
        made = build()
        session.run(tf.global_variables_initializer())
        values = session.run(made, feed)
    return values


def forgotten_updates():
    """Moving statistics after three training steps, with and without UPDATE_OPS."""
    result = {}
    for told in (False, True):
        with tf.Graph().as_default(), tf.Session() as session:
            x = tf.constant(np.array([[0.0], [2.0], [4.0], [6.0]], np.float32))
            y = tf.layers.batch_normalization(x, training=True, momentum=0.9)
            with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS) if told else []):
                step = tf.train.GradientDescentOptimizer(0.0).minimize(tf.reduce_sum(y))
            session.run(tf.global_variables_initializer())
            for _ in range(3):
                session.run(step)
            moving = [each for each in tf.global_variables() if "moving" in each.name]
            result["with UPDATE_OPS" if told else "without"] = [float(each[0]) for each in session.run(moving)]
    return result


def dropout_share():
    """What is dropped of 10000 ones, and what a kept one becomes."""
    ones = np.ones((1, 10000), np.float32)
    said = {
        "tf.nn.dropout(x, 0.75)": lambda: tf.nn.dropout(tf.constant(ones), 0.75, seed=1),
        "tf.layers.dropout(x, 0.75, training=True)": lambda: tf.layers.dropout(tf.constant(ones), 0.75, training=True, seed=1),
        "tf.layers.dropout(x, 0.75)": lambda: tf.layers.dropout(tf.constant(ones), 0.75, seed=1),
    }
    return {name: {"dropped": round(float(np.mean(values == 0)), 2), "kept": float(values.max())} for name, values in ((name, run(build)) for name, build in said.items())}


def first_weights():
    """Kernels as they are born: largest and spread of many draws, against the law of their fans."""
    shape = (3, 3, 64, 128)
    made = {
        "get_variable": lambda: tf.get_variable("w", shape),
        "tf.layers.conv2d": lambda: kernel(tf.layers.conv2d(tf.zeros([1, 8, 8, 64]), 128, 3)),
        "variable_scope(initializer=…) reaches tf.layers": lambda: in_scope(),
        "glorot_normal_initializer": lambda: tf.glorot_normal_initializer()(shape),
        "variance_scaling_initializer": lambda: tf.variance_scaling_initializer()(shape),
        "contrib xavier_initializer(uniform=False)": lambda: tf.contrib.layers.xavier_initializer(uniform=False)(shape),
        "contrib variance_scaling_initializer": lambda: tf.contrib.layers.variance_scaling_initializer()(shape),
        "truncated_normal": lambda: tf.truncated_normal(shape),
        "uniform_unit_scaling_initializer": lambda: tf.uniform_unit_scaling_initializer()(shape),
        "get_variable of one axis": lambda: tf.get_variable("v", [200000]),
    }
    found = {name: run(build) for name, build in made.items()}
    return {name: {"largest": float(np.abs(values).max()), "std": float(values.std())} for name, values in found.items()}


def kernel(_):
    return [each for each in tf.global_variables() if "kernel" in each.name][0]


def in_scope():
    with tf.variable_scope("a", initializer=tf.random_normal_initializer(stddev=0.5)):
        tf.layers.conv2d(tf.zeros([1, 8, 8, 64]), 128, 3)
    return kernel(None)


def schedules():
    """Learning rates at steps 0, 1, 2, 5 and 10."""
    steps = [0, 1, 2, 5, 10]
    said = {
        "exponential_decay": lambda t: tf.train.exponential_decay(0.1, t, 2, 0.5),
        "exponential_decay staircase": lambda t: tf.train.exponential_decay(0.1, t, 2, 0.5, staircase=True),
        "natural_exp_decay": lambda t: tf.train.natural_exp_decay(0.1, t, 2, 0.5),
        "inverse_time_decay": lambda t: tf.train.inverse_time_decay(0.1, t, 2, 0.5),
        "polynomial_decay": lambda t: tf.train.polynomial_decay(0.1, t, 5, power=2.0),
        "piecewise_constant": lambda t: tf.train.piecewise_constant(t, [2, 5], [0.1, 0.01, 0.001]),
    }
    if hasattr(tf.train, "cosine_decay"):
        said["cosine_decay"] = lambda t: tf.train.cosine_decay(0.1, t, 5, alpha=0.1)
    result = {"steps": steps}
    for name, rate in said.items():
        with tf.Graph().as_default(), tf.Session() as session:
            t = tf.placeholder(tf.int32, [])
            made = rate(t)
            result[name] = [float(session.run(made, {t: each})) for each in steps]
    return result


def counted():
    """The learning rate that the first three steps use: one step moves the weight by it."""
    result = {}
    for told in (True, False):
        with tf.Graph().as_default(), tf.Session() as session:
            count = tf.train.get_or_create_global_step()
            weight = tf.Variable([0.0])
            rate = tf.train.exponential_decay(1.0, count, 1, 0.5)
            step = tf.train.GradientDescentOptimizer(rate).minimize(tf.reduce_sum(weight), **({"global_step": count} if told else {}))
            session.run(tf.global_variables_initializer())
            seen = [0.0]
            for _ in range(3):
                session.run(step)
                seen.append(float(session.run(weight)[0]))
            result["with global_step" if told else "without"] = [a - b for a, b in zip(seen, seen[1:])]
    return result


def clips():
    """Gradients (3, 4) and (12) of two weights, clipped."""
    def build(clip):
        return lambda: clip([tf.constant([3.0, 4.0]), tf.constant([12.0])])

    return {
        "clip_by_global_norm 6.5": [each.tolist() for each in run(build(lambda g: tf.clip_by_global_norm(g, 6.5)[0]))],
        "clip_by_norm 6": [each.tolist() for each in run(build(lambda g: [tf.clip_by_norm(each, 6.0) for each in g]))],
        "clip_by_value": [each.tolist() for each in run(build(lambda g: [tf.clip_by_value(each, -3.5, 3.5) for each in g]))],
    }


def queue(shuffle, epochs, rows=100, size=32):
    """The batches of numpy_input_fn."""
    with tf.Graph().as_default():
        made = tf.estimator.inputs.numpy_input_fn({"x": np.arange(rows)}, np.arange(rows), batch_size=size, num_epochs=epochs, shuffle=shuffle, queue_capacity=40)()
        batches = []
        with tf.train.MonitoredSession() as session:
            while not session.should_stop():
                try:
                    batches.append(session.run(made[1]).tolist())
                except tf.errors.OutOfRangeError:
                    break
    return batches


def queues():
    plain, mixed = queue(False, 2), queue(True, 1)
    return {
        "sizes, 100 rows twice by 32": [len(each) for each in plain],
        "rows stand in order": [n for batch in plain for n in batch] == list(range(100)) * 2,
        "shuffled once over: every row once": sorted(n for batch in mixed for n in batch) == list(range(100)),
        "shuffled: in order": [n for batch in mixed for n in batch] == list(range(100)),
    }


def penalty():
    """l2_regularizer(0.1) of (3, 4)."""
    return {name: float(run(lambda: getattr(tf.contrib.layers, name)(0.1)(tf.constant([3.0, -4.0])))) for name in ("l2_regularizer", "l1_regularizer")}


def behaviours():
    """All of them, and the rows they prove."""
    told = {
        "moving statistics after three steps": forgotten_updates(), "dropout": dropout_share(), "first weights (3, 3, 64, 128)": first_weights(),
        "schedules": schedules(), "counted": counted(), "clips": clips(), "queues": queues(), "penalties of 3 -4": penalty(),
    }
    return told, ["dropout.dropRate", "dropout.activeIn", "batchNorm.newStatisticShare", "batchNorm.activeIn", "sgd.learningRate", "sgd.clipping"]
