# shows: reduce
# input: 2x2x3 = 1 2 3 -1 5 0.5 2 4 8 -3 -2 -1
import torch


class Net(torch.nn.Module):
    def forward(self, x):
        rows = [torch.sum(x, 2), torch.mean(x, 2), torch.amax(x, 2), torch.amin(x, 2), torch.logsumexp(x, 2)]
        return torch.cat(rows + [torch.mean(x, (1, 2), keepdim=True).squeeze(2)], 1)


model = Net()
