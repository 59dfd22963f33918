"""One training step of `post` in PyTorch on one core: the peer of bench/train/run.ts.

Usage: torch_step.py BATCH. Says `ready VERSION`, then answers every line it reads with the
milliseconds a tile of one step: forward, squared error on the sigmoid, gradients, Nesterov momentum.
"""
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)
batch = int(sys.argv[1])


def block(inputs, filters, kernel, dropout):
    return [nn.Conv2d(inputs, filters, kernel), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(dropout)]


net = nn.Sequential(
    *block(1, 32, 5, 0.1),
    *block(32, 64, 4, 0.2),
    *block(64, 128, 2, 0.3),
    *block(128, 256, 2, 0.4),
    nn.Flatten(),
    nn.Linear(256 * 4, 50), nn.ReLU(), nn.Dropout(0.5),
    nn.Linear(50, 50), nn.ReLU(),
    nn.Linear(50, 1), nn.Sigmoid(),
)
assert sum(weight.numel() for weight in net.parameters()) == 251_739
optimiser = torch.optim.SGD(net.parameters(), lr=1e-3, momentum=0.9, nesterov=True)
tiles = torch.rand(batch, 1, 40, 100) * 2 - 1
targets = (torch.arange(batch) % 2).float().reshape(batch, 1)


def step():
    start = time.perf_counter()
    optimiser.zero_grad(set_to_none=True)
    loss = nn.functional.mse_loss(net(tiles), targets)
    loss.backward()
    optimiser.step()
    loss.item()
    return 1000 * (time.perf_counter() - start) / batch


step()
print('ready', torch.__version__, flush=True)
for line in sys.stdin:
    print(step(), flush=True)
