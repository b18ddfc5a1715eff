"""Data sets and batches as the Rosetta notebooks ask for them: dry arrays that remember where they come from."""

# Programs say `from common.utils import *` and then use these by name.
import glob
import multiprocessing
import os
import pathlib
import pickle
import subprocess
import sys
import tarfile

import numpy as np
from numpy import provenance
from rosetta import attribute_hook, batches, note


def cifar_for_library(channel_first=True, one_hot=False):
    """CIFAR-10 as (x_train, x_test, y_train, y_test): pixels from 0 to 1 in float32, labels in int32.

    Channels last comes by exchanging axes 1 and 3, which exchanges height and width too.
    """
    x_train, y_train = _cifar("train", 50000)
    x_test, y_test = _cifar("test", 10000)
    images = [_image(each, channel_first) for each in (x_train, x_test)]
    labels = [_label(each, 10, one_hot) for each in (y_train, y_test)]
    return (*images, *labels)


def _cifar(split, examples):
    features = np.ndarray((examples, 3, 32, 32), np.uint8, provenance.origin("cifar10", split, "features", examples))
    return features, np.ndarray((examples,), np.int64, provenance.origin("cifar10", split, "targets", examples))


def _image(pixels, channel_first):
    scaled = pixels / 255.0
    return (scaled if channel_first else np.swapaxes(scaled, 1, 3)).astype(np.float32)


def _label(classes, count, one_hot):
    return (np.eye(count)[classes] if one_hot else classes).astype(np.int32)


def imdb_for_library(seq_len=100, max_features=20000, one_hot=False):
    """IMDB reviews as word numbers, padded to ``seq_len``: (x_train, x_test, y_train, y_test) in int32."""
    print(f"Trimming to {max_features} max-features\nPadding to length {seq_len}")
    words = [np.ndarray((25000, seq_len), np.int32, provenance.origin("imdb", split, "features", 25000)) for split in ("train", "test")]
    truth = [np.ndarray((25000,), np.int64, provenance.origin("imdb", split, "targets", 25000)) for split in ("train", "test")]
    return (*words, *(_label(each, 2, one_hot) for each in truth))


def shuffle_data(X, y):
    """Both arrays in one new random order."""
    order = np.random.permutation(len(X))
    return X[order], y[order]


def yield_mb(X, y, batchsize=64, shuffle=False):
    """Complete batches of both arrays; what does not fill a last batch is left out."""
    order = "each epoch" if shuffle else "never"
    yield from batches("common.utils.yield_mb", X, y, batchsize, "drop", order, ("batch_size", "shuffle"))


def yield_mb_X(X, batchsize):
    """Complete batches of one array, numbered."""
    for data, _ in batches("common.utils.yield_mb_X", X, None, batchsize, "drop", "never", ("batch_size", "shuffle")):
        yield 0, data


def yield_mb_tn(X, y, batchsize=64, shuffle=False):
    """Complete batches of sequences, time first."""
    order = "each epoch" if shuffle else "never"
    for data, target in batches("common.utils.yield_mb_tn", X, y, batchsize, "drop", order, ("batch_size", "shuffle")):
        yield np.swapaxes(data, 0, 1), target


def give_fake_data(batches):
    """Random pictures of 224 by 224, channels last and channels first."""
    np.random.seed(0)
    pictures = np.random.rand(batches, 224, 224, 3).astype(np.float32)
    return pictures, np.swapaxes(pictures, 1, 3)


def get_gpu_name():
    """What graphics cards the machine has; a dry run has none."""
    note("no effect", "get_gpu_name() asks the machine for its graphics card; reading a program uses none.")
    return []


def get_cuda_version():
    """The version of CUDA; a dry run has none."""
    return "No CUDA in this machine"


def get_cudnn_version():
    """The version of cuDNN; a dry run has none."""
    return "No CUDNN in this machine"


__getattr__ = attribute_hook(__name__)
