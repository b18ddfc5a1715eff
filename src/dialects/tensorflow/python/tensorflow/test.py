"""tf.test: what the machine has; a dry run has no graphics card."""


def is_gpu_available(*args, **kwargs):
    return False


def is_built_with_cuda():
    return False


def gpu_device_name():
    return ""
