"""PyTorch's learning-rate schedules as programs: the learning rate of each of 50 updates, in ten epochs of five batches."""
import sys

import torch
from torch.optim.optimizer import register_optimizer_step_pre_hook

from golden import write

PROGRAM = """import torch
from torch import nn
from torch.optim import lr_scheduler
from torch.utils.data import DataLoader, TensorDataset

model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
{make}
data = DataLoader(TensorDataset(torch.randn(20, 2), torch.randn(20, 1)), batch_size=4)
for epoch in range(10):
    {start}
    for x, y in data:
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        {batch}
    {end}
"""
CASES = []


def case(name, make, where="end"):
    source = PROGRAM.format(make=make, **{place: "scheduler.step()" if place == where else "pass" for place in ("start", "batch", "end")})
    rates = []
    hook = register_optimizer_step_pre_hook(lambda optimizer, args, kwargs: rates.append(optimizer.param_groups[0]["lr"]))
    exec(source, {})
    hook.remove()
    CASES.append({"name": name, "program": source, "rates": [float(f"{rate:.13g}") for rate in rates]})


def both(name, call):
    make = f"scheduler = lr_scheduler.{call}"
    case(f"{name}, by epoch", make)
    case(f"{name}, by batch", make, "batch")


both("StepLR", "StepLR(optimizer, step_size=3, gamma=0.5)")
both("MultiStepLR", "MultiStepLR(optimizer, milestones=[2, 5, 6], gamma=0.3)")
both("ExponentialLR", "ExponentialLR(optimizer, gamma=0.9)")
both("ConstantLR", "ConstantLR(optimizer, factor=0.25, total_iters=4)")
both("LinearLR", "LinearLR(optimizer, start_factor=0.1, total_iters=7)")
both("LinearLR down", "LinearLR(optimizer, start_factor=1.0, end_factor=0.01, total_iters=7)")
both("PolynomialLR", "PolynomialLR(optimizer, total_iters=8, power=2.0)")
both("CosineAnnealingLR", "CosineAnnealingLR(optimizer, T_max=6, eta_min=0.01)")
both("CosineAnnealingWarmRestarts", "CosineAnnealingWarmRestarts(optimizer, T_0=3, T_mult=2, eta_min=0.001)")
both("LambdaLR", "LambdaLR(optimizer, lambda epoch: 0.95 ** epoch)")
case("StepLR, before the epoch", "scheduler = lr_scheduler.StepLR(optimizer, step_size=3, gamma=0.5)", "start")
case("OneCycleLR", "scheduler = lr_scheduler.OneCycleLR(optimizer, max_lr=0.5, total_steps=50, cycle_momentum=False)", "batch")
case("OneCycleLR, three phases of lines", "scheduler = lr_scheduler.OneCycleLR(optimizer, max_lr=0.5, epochs=10, steps_per_epoch=5, three_phase=True, anneal_strategy='linear', cycle_momentum=False)", "batch")
case("CyclicLR", "scheduler = lr_scheduler.CyclicLR(optimizer, base_lr=0.01, max_lr=0.2, step_size_up=4, step_size_down=6, cycle_momentum=False)", "batch")
case("CyclicLR, triangular2", "scheduler = lr_scheduler.CyclicLR(optimizer, base_lr=0.01, max_lr=0.2, step_size_up=5, mode='triangular2', cycle_momentum=False)", "batch")
case("SequentialLR", """warm = lr_scheduler.LinearLR(optimizer, start_factor=0.1, total_iters=4)
cool = lr_scheduler.CosineAnnealingLR(optimizer, T_max=20)
scheduler = lr_scheduler.SequentialLR(optimizer, [warm, cool], milestones=[4])""", "batch")
case("ChainedScheduler", """one = lr_scheduler.ConstantLR(optimizer, factor=0.5, total_iters=4)
two = lr_scheduler.ExponentialLR(optimizer, gamma=0.9)
scheduler = lr_scheduler.ChainedScheduler([one, two])""", "batch")
case("never stepped", "scheduler = lr_scheduler.LinearLR(optimizer, start_factor=0.1, total_iters=4)", "nowhere")
write("src/engines/step/goldens/pytorchSchedules.json", "scripts/goldens/pytorch_schedules.py", {"torch": torch.__version__, "python": sys.version.split()[0]}, CASES)
