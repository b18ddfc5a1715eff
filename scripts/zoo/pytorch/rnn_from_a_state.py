# A plain RNN with relu and no bias, started from a state that the model computes; recurrent weights drawn at right angles.
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.start = nn.Linear(2, 4)
        self.rnn = nn.RNN(2, 4, nonlinearity="relu", bias=False, batch_first=True)
        self.out = nn.Linear(4, 1)
        for name, weight in self.rnn.named_parameters():
            if "weight_hh" in name:
                nn.init.orthogonal_(weight)

    def forward(self, x):
        first = torch.tanh(self.start(x[:, 0])).unsqueeze(0)
        _, last = self.rnn(x, first)
        return self.out(last.squeeze(0))


net = Net()
x = torch.randn(4, 6, 2)
y = torch.randn(4, 1)
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
optimizer.zero_grad()
nn.MSELoss()(net(x), y).backward()
optimizer.step()
