"""Training steps in native PyTorch on the CPU: `train.py cnn|gru BATCH THREADS`. Runs on PyTorch 1.13 and 2.13 alike."""

import sys

import torch
from torch import nn
from torch.nn import functional

from speak import take_turns


class Cnn(nn.Module):
    """The CNN of the repository: 3,441,592 weights."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 50, 3, padding=1)
        self.conv2 = nn.Conv2d(50, 50, 3, padding=1)
        self.conv3 = nn.Conv2d(50, 100, 3, padding=1)
        self.conv4 = nn.Conv2d(100, 100, 3, padding=1)
        self.pool = nn.MaxPool2d(2, 2)
        self.drop_elements = nn.Dropout(0.25)
        self.fc1 = nn.Linear(100 * 8 * 8, 512)
        self.drop_hidden = nn.Dropout(0.5)
        self.fc2 = nn.Linear(512, 10)

    def forward(self, x):
        x = functional.relu(self.conv1(x))
        x = self.drop_elements(functional.relu(self.pool(self.conv2(x))))
        x = functional.relu(self.conv3(x))
        x = self.drop_elements(functional.relu(self.pool(self.conv4(x))))
        x = x.view(-1, 100 * 8 * 8)
        x = self.drop_hidden(functional.relu(self.fc1(x)))
        return self.fc2(x)


class Gru(nn.Module):
    """The GRU of the repository: 30,000 words, embedding 125, 100 units, 2 classes."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(30000, 125)
        self.gru = nn.GRU(125, 100, batch_first=True)
        self.out = nn.Linear(100, 2)

    def forward(self, x):
        hidden, _ = self.gru(self.embedding(x))
        return self.out(hidden[:, -1, :])


def make(work, batch):
    """The network, its optimiser and a batch of made-up examples."""
    if work == "cnn":
        net = Cnn()
        sgd = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
        return net, sgd, torch.rand(batch, 3, 32, 32), torch.randint(0, 10, (batch,))
    if work == "gru":
        net = Gru()
        adam = torch.optim.Adam(net.parameters(), lr=0.001)
        return net, adam, torch.randint(0, 30000, (batch, 150)), torch.randint(0, 2, (batch,))
    raise SystemExit(f"Expected cnn or gru. Received {work}.")


def main():
    work, batch, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    net, optimizer, x, y = make(work, batch)

    def once():
        optimizer.zero_grad()
        loss = functional.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()
        loss.item()

    take_turns(
        {
            "library": f"PyTorch {torch.__version__.split('+')[0]}",
            "backend": "oneDNN" if torch.backends.mkldnn.is_available() else "no oneDNN",
            "device": f"CPU, {torch.get_num_threads()} threads",
            "flops": None,
        },
        once,
    )


main()
