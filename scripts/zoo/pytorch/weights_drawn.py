# Weights drawn every way: trunc_normal, orthogonal, kaiming with a slope, uniform_ on data, eye.
import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(40, 30)
        self.b = nn.Linear(30, 20)
        self.c = nn.Linear(20, 20)
        self.head = nn.Linear(20, 3)
        nn.init.trunc_normal_(self.a.weight, std=0.02)
        nn.init.kaiming_uniform_(self.b.weight, a=0.2, mode='fan_out', nonlinearity='leaky_relu')
        nn.init.xavier_normal_(self.c.weight, gain=nn.init.calculate_gain('tanh'))
        with torch.no_grad():
            self.head.weight.uniform_(-0.2, 0.1)
            self.head.bias.fill_(0.7)
            self.a.bias.zero_()

    def forward(self, x):
        return self.head(torch.tanh(self.c(F.leaky_relu(self.b(self.a(x)), 0.2))))


model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 40), torch.randint(3, (4,))
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
