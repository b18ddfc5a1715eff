# F.interpolate nearest and bilinear, asymmetric F.pad, reflection padding, PixelShuffle-free decoder.
import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Conv2d(2, 4, 3, stride=2)
        self.mid = nn.Conv2d(4, 4, 3, padding=1)
        self.dec = nn.Conv2d(4, 1, 3)
        self.pad = nn.ZeroPad2d((1, 0, 2, 1))

    def forward(self, x):
        x = F.elu(self.enc(F.pad(x, (0, 1, 0, 1))))
        x = F.interpolate(x, scale_factor=2, mode='nearest')
        x = F.leaky_relu(self.mid(x), 0.1)
        x = F.interpolate(x, size=(12, 12), mode='bilinear', align_corners=False)
        return self.dec(self.pad(x))


net = Net()
opt = torch.optim.RMSprop(net.parameters())
x, y = torch.randn(2, 2, 8, 8), torch.rand(2, 1, 13, 11).round()
loss = F.binary_cross_entropy_with_logits(net(x), y)
opt.zero_grad()
loss.backward()
opt.step()
