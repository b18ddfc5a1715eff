"""torch.onnx's own export of a program's model: ``resnet.py PROGRAM.py OUT.onnx [--example SHAPE]``.

Runs the program under the real PyTorch until its optimiser would step, and exports what it calls ``model`` in evaluation mode, batch open.
"""

import sys

import torch


class Stepped(Exception):
    """Raised at the first step: the rest of the program is of no interest."""


def model_of(program):
    """The model of a program, with the weights that the program itself drew."""

    def stop(*_args, **_kwargs):
        raise Stepped

    torch.manual_seed(0)
    torch.nn.Module.__call__ = stop
    names = {"__name__": "__main__"}
    try:
        with open(program, encoding="utf-8") as file:
            exec(compile(file.read(), program, "exec"), names)
    except Stepped:
        pass
    return names["model"]


def main(program, out):
    plain_call = torch.nn.Module.__call__
    model = model_of(program).eval()
    torch.nn.Module.__call__ = plain_call
    torch.onnx.export(
        model,
        (torch.randn(2, 3, 224, 224),),
        out,
        input_names=["x"],
        output_names=["y"],
        dynamic_shapes=({0: torch.export.Dim("N")},),
        dynamo=True,
        external_data=False,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
