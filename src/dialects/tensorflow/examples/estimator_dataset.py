# An estimator on tf.data, with layers as objects and one-hot labels made in the graph.
import numpy as np
import tensorflow as tf

train_x, train_y = np.random.rand(1000, 20).astype(np.float32), np.random.randint(0, 3, 1000)
eval_x, eval_y = np.random.rand(200, 20).astype(np.float32), np.random.randint(0, 3, 200)


def train_input_fn():
    dataset = tf.data.Dataset.from_tensor_slices(({"x": train_x}, train_y))
    return dataset.shuffle(100).repeat(4).batch(50)


def eval_input_fn():
    return tf.data.Dataset.from_tensor_slices(({"x": eval_x}, eval_y)).batch(50)


def model_fn(features, labels, mode):
    hidden = tf.layers.Dense(30, activation=tf.nn.tanh, kernel_initializer=tf.glorot_normal_initializer())
    drop = tf.layers.Dropout(0.3)
    net = drop(hidden(features["x"]), training=mode == tf.estimator.ModeKeys.TRAIN)
    logits = tf.layers.dense(net, 3)
    predictions = {"class": tf.argmax(logits, axis=1), "probabilities": tf.nn.softmax(logits)}
    if mode == tf.estimator.ModeKeys.PREDICT:
        return tf.estimator.EstimatorSpec(mode, predictions=predictions)
    onehot = tf.one_hot(indices=tf.cast(labels, tf.int32), depth=3)
    loss = tf.losses.softmax_cross_entropy(onehot_labels=onehot, logits=logits)
    if mode == tf.estimator.ModeKeys.TRAIN:
        optimizer = tf.train.AdagradOptimizer(learning_rate=0.05)
        return tf.estimator.EstimatorSpec(mode, loss=loss, train_op=optimizer.minimize(loss, global_step=tf.train.get_global_step()))
    metrics = {"accuracy": tf.metrics.accuracy(labels=labels, predictions=predictions["class"])}
    return tf.estimator.EstimatorSpec(mode, loss=loss, eval_metric_ops=metrics)


classifier = tf.estimator.Estimator(model_fn=model_fn, model_dir="/tmp/model")
classifier.train(train_input_fn)
print(classifier.evaluate(eval_input_fn)["accuracy"])
for answer in classifier.predict(eval_input_fn):
    shape = answer["probabilities"].shape
print(shape)
