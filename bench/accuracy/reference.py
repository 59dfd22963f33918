"""
A recipe of Tenfold's (Adam, one net with a sigmoid a tag) in PyTorch, on the tiles and on the split that the app's own training had: what
a seed changes here is the yardstick for how far the two may differ. A step of steps.py changes it in one
respect. Reads its task as JSON from standard input and writes {scores [tracks][tags], epoch, seconds}.
Needs Debian's python3-torch.
"""
import json
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from moments import Moments
from steps import STEPS, AttentionPooling, MeanPooling, bag_means, joined

task = json.load(sys.stdin)
recipe = task["recipe"]
step = STEPS[task["step"]]
torch.set_num_threads(1)
torch.manual_seed(task["seed"])
random = np.random.RandomState(task["seed"])
counts = np.array(json.load(open(task["counts"])), dtype=int)
starts = np.concatenate([[0], np.cumsum(counts)])
tiles = np.memmap(task["tiles"], dtype="<f4", mode="r").reshape(-1, 40, 100)
columns = [task["tags"].index(tag) for tag in task["trained"]]
targets = np.array(task["targets"], dtype=np.float32)[:, columns]


def heard(track):
    """All of a track in pieces of one tile or of several that are joined, [pieces, channels, rows, frames]."""
    return joined(step.features(np.array(tiles[starts[track] : starts[track + 1]])), step.context)


def thinned(pieces):
    """Of a track's pieces those, evenly spaced, that are trained on."""
    count, limit = len(pieces), task["tilesPerTrack"] // step.context
    return pieces if count <= limit else pieces[[int((place + 0.5) * count / limit) for place in range(limit)]]


def examples(tracks):
    """Pieces of these tracks, the places of each example's own, and each example's track."""
    own = [thinned(heard(track)) for track in tracks]
    owners = np.repeat(tracks, [len(pieces) for pieces in own])
    places = np.arange(len(owners))
    if step.pooling == "none":
        return np.concatenate(own), [places[i : i + 1] for i in places], owners
    return np.concatenate(own), [places[owners == track] for track in tracks], np.array(tracks)


learn, learn_bags, learn_owners = examples(task["training"])
check, check_bags, check_owners = examples(task["validation"])
mean = learn.mean((0, 3), keepdims=True)
deviation = learn.std((0, 3), keepdims=True)


def scaled(values):
    return torch.from_numpy((values - mean) / deviation)


def sides(value):
    return (value, value) if isinstance(value, int) else tuple(value)


class Net(nn.Module):
    """
    A recipe's net with a logit for each tag: convolutions, statistics over time or all values, dense
    layers. `bags` says which example each piece belongs to, 0, 0, 1, …; only pooling asks.
    """

    def __init__(self):
        super().__init__()
        layers, channels = [], learn.shape[1]
        for block in recipe["convolutions"]:
            layers += [nn.Conv2d(channels, block["filters"], sides(block["kernel"]), padding=block["padding"]), nn.ReLU()]
            if block["pool"] != 1:
                layers.append(nn.MaxPool2d(sides(block["pool"])))
            layers.append(nn.Dropout(block["dropout"]))
            channels = block["filters"]
        self.maps = nn.Sequential(*layers)
        width = self.summary(torch.zeros(1, *learn.shape[1:]), torch.tensor([0])).shape[1]
        layers = [nn.Dropout(recipe["summaryDropout"])]
        for block in recipe["dense"]:
            layers += [nn.Linear(width, block["units"]), nn.ReLU(), nn.Dropout(block["dropout"])]
            width = block["units"]
        self.embedding = nn.Sequential(*layers)
        self.tags = nn.Linear(width, len(columns))
        self.pooling = {"mean": MeanPooling, "attention": lambda: AttentionPooling(width)}.get(step.pooling, lambda: None)()
        for weight in self.parameters():
            if weight.dim() > 1:
                nn.init.xavier_uniform_(weight)
            else:
                nn.init.zeros_(weight)

    def summary(self, x, bags):
        maps = self.maps(x)
        if recipe["summary"] == "flatten":
            return maps.flatten(1)
        mean, variance = (moment.flatten(1) for moment in Moments.apply(maps))
        if step.pooling == "statistics":
            pooled = bag_means(mean, bags)
            mean, variance = pooled, bag_means(variance + (mean - pooled[bags]) ** 2, bags)
        return torch.cat([mean, variance / torch.sqrt(variance + 1e-5)], 1)

    def forward(self, x, bags):
        embedding = self.embedding(self.summary(x, bags))
        return self.tags(embedding if self.pooling is None else self.pooling(embedding, bags))


def epoch_order():
    """Every group as often as every other; each group's own in a shuffled order, over and over."""
    if "group" not in (recipe["balance"], step.balance):
        return random.permutation(len(learn_bags))
    groups = np.array(task["groups"])[learn_owners]
    lists = [random.permutation(np.flatnonzero(groups == name)) for name in random.permutation(np.unique(groups))]
    return random.permutation([lists[i % len(lists)][(i // len(lists)) % len(lists[i % len(lists)])] for i in range(len(learn_bags))])


def loss_sum(values, bags, targets):
    """Cross-entropy over the examples whose pieces of `values` `bags` names, summed up."""
    numbers = torch.arange(len(bags)).repeat_interleave(torch.tensor([len(places) for places in bags]))
    logits = net(values[np.concatenate(bags)], numbers)
    return functional.binary_cross_entropy_with_logits(logits, targets, reduction="sum")


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
tiles_in_example = step.context * (1 if step.pooling == "none" else task["tilesPerTrack"])
batches = int(np.ceil(len(learn_bags) / max(1, recipe["batch"] // tiles_in_example)))
begun = time.time()
best, best_epoch, kept = np.inf, 0, None
last = recipe["maximumEpochs"]
for epoch in range(1, last + 1):
    net.train()
    rate = rule["learningRate"]["from"] + (rule["learningRate"]["to"] - rule["learningRate"]["from"]) * (epoch - 1) / (last - 1)
    for group in optimiser.param_groups:
        group["lr"] = rate
    for places in np.array_split(epoch_order(), batches):
        loss = loss_sum(learn, [learn_bags[place] for place in places], learn_targets[places]) / len(places)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    net.eval()
    with torch.no_grad():
        value = float(loss_sum(check, check_bags, check_targets)) / len(check_bags)
    if value < best or recipe["keeps"] == "last":
        best, best_epoch, kept = value, epoch, {name: weight.clone() for name, weight in net.state_dict().items()}
net.load_state_dict(kept)
net.eval()
scores = []
with torch.no_grad():
    for track in task["heldOut"]:
        pieces = scaled(heard(track))
        bags = torch.arange(len(pieces)) if step.pooling == "none" else torch.zeros(len(pieces), dtype=torch.long)
        scores.append(torch.sigmoid(net(pieces, bags)).mean(0).tolist())
json.dump({"scores": scores, "epoch": best_epoch, "seconds": time.time() - begun}, sys.stdout)
