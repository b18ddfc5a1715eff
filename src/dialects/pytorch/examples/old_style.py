# version: 0.3.1
# As programs were written then: Variable, FloatTensor, initialisers without underscore, sums for means.
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.autograd import Variable


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.conv = nn.Conv2d(4, 8, kernel_size=3, groups=2)
        self.norm = nn.BatchNorm2d(8)
        self.fc = nn.Linear(8 * 3 * 3, 5)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.norm(self.conv(x))), 2)
        x = F.dropout(x.view(-1, 8 * 3 * 3), 0.25, training=self.training)
        return F.softmax(self.fc(x))


net = Net()
net.cuda()
optimizer = torch.optim.SGD(net.parameters(), 0.1)
criterion = nn.MSELoss(size_average=False)
data = Variable(torch.FloatTensor(10, 4, 8, 8).cuda())
target = Variable(torch.zeros(10, 5))
optimizer.zero_grad()
loss = criterion(net(data), target)
loss.backward()
optimizer.step()
