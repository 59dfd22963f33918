"""
A recipe of Tenfold's (Adam, one net with a sigmoid a tag) in PyTorch, on the tiles and on the split that the app's own training had: what
a seed changes here is the yardstick for how far the two may differ. Reads its task as JSON from
standard input and writes {scores [tracks][tags], epoch, seconds}. Needs Debian's python3-torch.
"""
import json
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

task = json.load(sys.stdin)
recipe = task["recipe"]
torch.set_num_threads(1)
torch.manual_seed(task["seed"])
random = np.random.RandomState(task["seed"])
counts = np.array(json.load(open(task["counts"])), dtype=int)
starts = np.concatenate([[0], np.cumsum(counts)])
tiles = np.memmap(task["tiles"], dtype="<f4", mode="r").reshape(-1, 40, 100)
columns = [task["tags"].index(tag) for tag in task["trained"]]
targets = np.array(task["targets"], dtype=np.float32)[:, columns]


def thinned(track):
    count, limit = counts[track], task["tilesPerTrack"]
    places = range(count) if count <= limit else [int((place + 0.5) * count / limit) for place in range(limit)]
    return [starts[track] + place for place in places]


def examples(tracks):
    numbers = [thinned(track) for track in tracks]
    owners = np.concatenate([[track] * len(own) for track, own in zip(tracks, numbers)])
    return np.array(tiles[np.concatenate(numbers)]), owners


learn, learn_owners = examples(task["training"])
check, check_owners = examples(task["validation"])
mean = learn.mean((0, 2), keepdims=True)
deviation = learn.std((0, 2), keepdims=True)


def scaled(values):
    return torch.from_numpy((values - mean) / deviation)


def sides(value):
    return (value, value) if isinstance(value, int) else tuple(value)


class Net(nn.Module):
    """A recipe's net with a logit for each tag: convolutions, statistics over time or all values, dense layers."""

    def __init__(self):
        super().__init__()
        layers, channels = [], 1
        for block in recipe["convolutions"]:
            layers += [nn.Conv2d(channels, block["filters"], sides(block["kernel"]), padding=block["padding"]), nn.ReLU()]
            if block["pool"] != 1:
                layers.append(nn.MaxPool2d(sides(block["pool"])))
            layers.append(nn.Dropout(block["dropout"]))
            channels = block["filters"]
        self.maps = nn.Sequential(*layers)
        width = self.summary(torch.zeros(1, *learn.shape[1:])).shape[1]
        layers = [nn.Dropout(recipe["summaryDropout"])]
        for block in recipe["dense"]:
            layers += [nn.Linear(width, block["units"]), nn.ReLU(), nn.Dropout(block["dropout"])]
            width = block["units"]
        self.head = nn.Sequential(*layers, nn.Linear(width, len(columns)))
        for weight in self.parameters():
            if weight.dim() > 1:
                nn.init.xavier_uniform_(weight)
            else:
                nn.init.zeros_(weight)

    def summary(self, x):
        maps = self.maps(x.unsqueeze(1))
        if recipe["summary"] == "flatten":
            return maps.flatten(1)
        variance = maps.var(3, unbiased=False)
        return torch.cat([maps.mean(3).flatten(1), (variance / torch.sqrt(variance + 1e-5)).flatten(1)], 1)

    def forward(self, x):
        return self.head(self.summary(x))


def epoch_order():
    """Every group as often as every other; each group's own in a shuffled order, over and over."""
    if recipe["balance"] == "none":
        return random.permutation(len(learn))
    groups = np.array(task["groups"])[learn_owners]
    lists = [random.permutation(np.flatnonzero(groups == name)) for name in random.permutation(np.unique(groups))]
    return random.permutation([lists[i % len(lists)][(i // len(lists)) % len(lists[i % len(lists)])] for i in range(len(learn))])


net = Net()
rule = recipe["optimiser"]
kernels = [value for value in net.parameters() if value.dim() > 1]
biases = [value for value in net.parameters() if value.dim() == 1]
optimiser = torch.optim.AdamW(
    [{"params": kernels, "weight_decay": rule["weightDecay"]}, {"params": biases, "weight_decay": 0}],
    betas=(rule["beta1"], rule["beta2"]),
    eps=rule["epsilon"],
)
learn, check = scaled(learn), scaled(check)
learn_targets = torch.from_numpy(targets[learn_owners])
check_targets = torch.from_numpy(targets[check_owners])
begun = time.time()
best, best_epoch, kept = np.inf, 0, None
last = recipe["maximumEpochs"]
for epoch in range(1, last + 1):
    net.train()
    rate = rule["learningRate"]["from"] + (rule["learningRate"]["to"] - rule["learningRate"]["from"]) * (epoch - 1) / (last - 1)
    for group in optimiser.param_groups:
        group["lr"] = rate
    for places in np.array_split(epoch_order(), int(np.ceil(len(learn) / recipe["batch"]))):
        loss = functional.binary_cross_entropy_with_logits(net(learn[places]), learn_targets[places], reduction="sum") / len(places)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    net.eval()
    with torch.no_grad():
        value = float(functional.binary_cross_entropy_with_logits(net(check), check_targets, reduction="sum")) / len(check)
    if value < best or recipe["keeps"] == "last":
        best, best_epoch, kept = value, epoch, {name: weight.clone() for name, weight in net.state_dict().items()}
net.load_state_dict(kept)
net.eval()
scores = []
with torch.no_grad():
    for track in task["heldOut"]:
        own = torch.sigmoid(net(scaled(np.array(tiles[starts[track] : starts[track + 1]]))))
        scores.append(own.mean(0).tolist())
json.dump({"scores": scores, "epoch": best_epoch, "seconds": time.time() - begun}, sys.stdout)
