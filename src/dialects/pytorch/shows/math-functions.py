# shows: math
# input: 1x4 = 0.25 1 2 3.5
import torch


class Net(torch.nn.Module):
    def forward(self, x):
        y = x - 1.5
        return torch.cat([torch.exp(x), torch.log(x), torch.sqrt(x), torch.rsqrt(x), torch.square(y), torch.abs(y), torch.neg(x), torch.sign(y), torch.sin(x), torch.cos(x), torch.clamp(x, 0.5, 3)], 1)


model = Net()
