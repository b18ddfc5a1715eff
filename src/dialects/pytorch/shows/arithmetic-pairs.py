# shows: arithmetic
# input: 2x4 = 1 2 3 4 0.5 0.25 2 8
# Two halves of a row with one another, and with numbers.
import torch


class Net(torch.nn.Module):
    def forward(self, x):
        a, b = x[:, :2], x[:, 2:]
        pairs = [torch.add(a, b), torch.sub(a, b), torch.mul(a, b), torch.div(a, b), torch.pow(a, b), torch.maximum(a, b), torch.minimum(a, b)]
        return torch.cat(pairs + [a + 2, 2 - a, a * 3, 1 / a, a**2], 1)


model = Net()
