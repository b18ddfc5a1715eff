# One-dimensional convolutions: depthwise, dilated, reflected borders, parameters by shape and not by layer.
import torch
import torch.nn as nn
import torch.nn.functional as F


class Waves(nn.Module):
    def __init__(self):
        super().__init__()
        self.depthwise = nn.Conv1d(6, 6, 5, padding=2, groups=6, padding_mode="reflect")
        self.dilated = nn.Conv1d(6, 12, 3, dilation=4, padding="same")
        self.kernel = nn.Parameter(torch.randn(4, 12, 3) * 0.1)
        self.shift = nn.Parameter(torch.zeros(4))

    def forward(self, x):
        x = F.elu(self.depthwise(x), alpha=0.5)
        x = F.hardswish(self.dilated(x))
        x = F.conv1d(x, self.kernel, self.shift, stride=2)
        return x.mean(dim=2)


model = Waves()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.8, nesterov=True)
loss = F.l1_loss(model(torch.randn(10, 6, 40)), torch.zeros(10, 4))
loss.backward()
optimizer.step()
