"""tf.gfile: files. A dry run has none."""

import os


def Exists(path):
    return False


def MakeDirs(path):
    """Nothing is written."""


def DeleteRecursively(path):
    """Nothing is there."""


def IsDirectory(path):
    return os.path.isdir(path)
