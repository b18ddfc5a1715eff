"""``caffe2.python.workspace``: blobs by name, and the nets that run on them."""

import rosetta

from .._blobs import scoped
from .._net import net_of
from .._run import run_net
from .._state import state
from .._tensor import Tensor, Weight, fed, fetched

has_gpu_support = has_cuda_support = False
NumCudaDevices = NumGpuDevices = lambda: 0  # noqa: E731


def FeedBlob(*args, **kwargs):
    """Puts an array into the workspace under a name."""
    bound = rosetta.bind("caffe2.python.workspace.FeedBlob", args, kwargs)
    name, now = str(bound.name), state()
    if isinstance(bound.arr, (str, bytes)):
        raise rosetta.UnknownCall(f"workspace.FeedBlob({name!r}) of a text is not known here. Expected a numpy array.")
    tensor = fed(bound.arr)
    known = now.blobs.get(name)
    if isinstance(known, Weight):
        if known.rosetta_parameter is not None or name in now.learned:
            rosetta.late("caffe2.python.workspace.FeedBlob", rosetta.Bound("", {}, {}), parameter=known.register())
            return True
        now.weights.pop(name, None)
    now.blobs[name] = tensor
    return True


def FetchBlob(*args, **kwargs):
    """What stands under a name, as a numpy array."""
    bound = rosetta.bind("caffe2.python.workspace.FetchBlob", args, kwargs)
    name, blobs = str(bound.name), state().blobs
    if name not in blobs:
        raise RuntimeError(f"Can't find blob: {name}. In the workspace: {', '.join(blobs) or 'nothing'}.")
    return fetched(blobs[name])


def FetchBlobs(names):
    """Several blobs at once."""
    return [FetchBlob(each) for each in names]


def HasBlob(name):
    return str(name) in state().blobs


def Blobs():
    return sorted(state().blobs)


def RunNetOnce(*args, **kwargs):
    """Runs a net that need not be created first."""
    bound = rosetta.bind("caffe2.python.workspace.RunNetOnce", args, kwargs)
    run_net(net_of(bound.net))
    return True


def CreateNet(*args, **kwargs):
    """Makes a net ready to be run by RunNet."""
    bound = rosetta.bind("caffe2.python.workspace.CreateNet", args, kwargs)
    net, now = net_of(bound.net), state()
    if net.Name() in now.nets and not bound.overwrite:
        raise RuntimeError(f"You are trying to create network {net.Name()} which already exists. Expected overwrite=True.")
    for name in bound.input_blobs or []:
        now.blobs.setdefault(str(name), Tensor(()))
    now.nets[net.Name()] = net
    return True


def RunNet(*args, **kwargs):
    """Runs a created net, once or several times on the same blobs."""
    bound = rosetta.bind("caffe2.python.workspace.RunNet", args, kwargs)
    net = net_of(state().nets.get(_name(bound.name), _name(bound.name)))
    for _ in range(min(int(bound.num_iter), 2)):
        run_net(net)
    return True


def _name(value):
    return value.Name() if hasattr(value, "Name") else str(getattr(value, "name", value))


def ResetWorkspace(root_folder=None):
    """Forgets all blobs and created nets."""
    now = state()
    now.blobs, now.nets, now.weights, now.learned = {}, {}, {}, set()
    return True


def ResetBlob(name):
    state().blobs.pop(str(name), None)
    return True


def CurrentWorkspace():
    return "default"


def SwitchWorkspace(name, create_if_missing=None):
    if name != "default":
        raise rosetta.UnknownCall(f"workspace.SwitchWorkspace({name!r}) is not known here: blobs of several workspaces are not told apart. Expected one workspace.")


def GlobalInit(args):
    """Flags of the process."""


def RunOperatorOnce(operator):
    raise rosetta.UnknownCall("workspace.RunOperatorOnce is not known here: a single operator outside any net is not modelled. Expected a net that is run.")


RunOperatorsOnce = RunOperatorOnce


def RunPlan(plan):
    raise rosetta.UnknownCall("workspace.RunPlan is not known here: plans of several nets are not modelled. Expected RunNet in a loop of the program.")


def ScopedName(name):
    return scoped(name)


_missing = rosetta.attribute_hook("caffe2.python.workspace")


def __getattr__(name):
    return _missing(name)
