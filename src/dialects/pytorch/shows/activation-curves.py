# shows: activation
# input: 1x7 = -7 -1.5 -0.4 -0.2 0.3 1.2 7
# Curves by their names, one beside another.
import torch
import torch.nn.functional as F


class Net(torch.nn.Module):
    def forward(self, x):
        first = [F.relu(x), F.relu6(x), F.celu(x), F.selu(x), F.silu(x), F.mish(x), F.softplus(x), F.softsign(x), torch.sigmoid(x), torch.tanh(x)]
        second = [F.hardshrink(x), F.softshrink(x), F.tanhshrink(x), F.hardswish(x), F.hardtanh(x), F.logsigmoid(x), F.threshold(x, 0.1, 0)]
        return torch.cat(first + second, 1)


model = Net()
