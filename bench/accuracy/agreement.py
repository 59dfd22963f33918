"""
The weights to which PyTorch trains a small net with the layers and the rule of `tenfold-1`, on the app's
draws (draws.py): writes src/nets/pytorchTraining.fixture.json, which a test compares with the app's own
training. Needs Debian's python3-torch.

  /usr/bin/python3 bench/accuracy/agreement.py
"""
import json

import numpy as np
import torch
from torch.nn import functional

from draws import AppDraws

SEED, TILES, ROWS, FRAMES, FILTERS, UNITS, TAGS = 3, 30, 4, 12, 4, 8, 3
BATCH, EPOCHS, RATE, DECAY, EPSILON, BETAS = 8, 4, 0.02, 0.05, 1e-8, (0.9, 0.999)
SUMMARY_DROPOUT, DENSE_DROPOUT, SUMMARY_LAYER, DENSE_LAYER = 0.2, 0.4, 1000, 1

torch.set_num_threads(1)
draws = AppDraws(SEED)
tiles = torch.from_numpy((4 * draws.uniform("toy tiles", 0, TILES * ROWS * FRAMES) - 2).astype(np.float32)).reshape(TILES, ROWS, FRAMES)
targets = torch.from_numpy((draws.uniform("toy targets", 0, TILES * TAGS) < 0.5).astype(np.float32)).reshape(TILES, TAGS)
shapes = [(1, 3, 1, FILTERS), (FILTERS,), (2 * ROWS * FILTERS, UNITS), (UNITS,), (UNITS, TAGS), (TAGS,)]
weights = [torch.from_numpy(draws.kernel(number, shape) if len(shape) > 1 else np.zeros(shape, np.float32)) for number, shape in enumerate(shapes)]
for weight in weights:
    weight.requires_grad_()


def logits(x, masks):
    kernel, bias, dense, dense_bias, head, head_bias = weights
    maps = torch.relu(functional.conv2d(x.unsqueeze(1), kernel.permute(3, 2, 0, 1), bias)).permute(0, 2, 3, 1)
    variance = maps.var(2, unbiased=False)
    row = torch.cat([maps.mean(2).flatten(1), (variance / torch.sqrt(variance + 1e-5)).flatten(1)], 1)
    return torch.relu(row * masks[0] @ dense + dense_bias) * masks[1] @ head + head_bias


rule = torch.optim.AdamW(
    [{"params": weights[0::2], "weight_decay": DECAY}, {"params": weights[1::2], "weight_decay": 0}], betas=BETAS
)
step, losses = 0, []
for epoch in range(1, EPOCHS + 1):
    order, count, total = draws.order(TILES, epoch), -(-TILES // BATCH), 0.0
    for batch in range(count):
        places = order[batch * TILES // count : (batch + 1) * TILES // count]
        masks = [
            torch.from_numpy(draws.mask(len(places), size, rate, step, layer))
            for size, rate, layer in [(2 * ROWS * FILTERS, SUMMARY_DROPOUT, SUMMARY_LAYER), (UNITS, DENSE_DROPOUT, DENSE_LAYER)]
        ]
        loss = functional.binary_cross_entropy_with_logits(logits(tiles[places], masks), targets[places], reduction="sum")
        rule.zero_grad()
        (loss / len(places)).backward()
        total += float(loss.detach())
        step += 1
        for group in rule.param_groups:
            group["lr"] = RATE * (1 - (epoch - 1) / (EPOCHS - 1))
            # PyTorch adds epsilon to the corrected root, Keras and the app to the root as it is.
            group["eps"] = EPSILON / np.sqrt(1 - BETAS[1] ** step)
        rule.step()
    losses.append(total / TILES)

kept = {"losses": losses, "weights": [[round(value, 6) for value in weight.detach().flatten().tolist()] for weight in weights]}
with open("src/nets/pytorchTraining.fixture.json", "w") as file:
    json.dump(kept, file)
    file.write("\n")
