"""
Steps away from `tenfold-1` that no recipe of Tenfold's can say, for reference.py. All of them hear the
same share of a track and take as many steps of training on as many tiles: who joins or pools tiles has
batches of so many fewer examples.
"""
from dataclasses import dataclass
from typing import Callable, Literal

import numpy as np
import torch
from torch import nn

BANDS = 41
DELTA_REACH = 2
ATTENTION_UNITS = 128


def coefficients(tiles):
    """The tiles of a track, [tiles, 40, 100], as they are: [tiles, 1, 40, 100]."""
    return tiles[:, None]


def deltas(tiles):
    """
    Their slopes over ±2 frames (regression, as in Furui 1986) and the slopes of these as two more
    channels. Tiles of a track follow each other in time, so slopes reach over their ends.
    """
    track = tiles.transpose(1, 0, 2).reshape(tiles.shape[1], -1)
    first = slopes(track)
    channels = np.stack([track, first, slopes(first)])
    return channels.reshape(3, tiles.shape[1], len(tiles), -1).transpose(2, 0, 1, 3)


def slopes(rows):
    padded = np.pad(rows, ((0, 0), (DELTA_REACH, DELTA_REACH)), mode="edge")
    frames = rows.shape[1]
    total = sum(
        reach * (padded[:, DELTA_REACH + reach :][:, :frames] - padded[:, DELTA_REACH - reach :][:, :frames])
        for reach in range(1, DELTA_REACH + 1)
    )
    return (total / (2 * sum(reach**2 for reach in range(1, DELTA_REACH + 1)))).astype(np.float32)


def less_track_mean(tiles):
    """Less each coefficient's mean over the track, as a constant filter in the recording would add it (Atal 1974)."""
    return coefficients(tiles - tiles.mean((0, 2), keepdims=True))


def mel_bands(tiles):
    """
    The 41 log mel energies less each frame's mean over them, [tiles, 1, 41, 100]. Exact: the
    coefficients are all but the first of an orthonormal DCT-II of 41, and only that mean is lost.
    """
    band, row = np.arange(BANDS), np.arange(1, BANDS)[:, None]
    basis = np.sqrt(2 / BANDS) * np.cos(np.pi * row * (2 * band + 1) / (2 * BANDS))
    return coefficients(np.einsum("cb,tcf->tbf", basis, tiles).astype(np.float32))


@dataclass(frozen=True)
class Step:
    """What is changed; the defaults are `tenfold-1`."""

    features: Callable = coefficients
    """Of all tiles of a track."""
    context: int = 1
    """Neighbouring tiles that are joined in time."""
    pooling: Literal["none", "statistics", "mean", "attention"] = "none"
    """What is pooled over the tiles of a track, which then is one example: the maps' mean and variance, or embeddings."""
    balance: Literal["none", "group"] = "none"
    """`group`: every work as often as every other."""


STEPS = {
    "plain": Step(),
    "attention": Step(pooling="attention"),
    "mean-embedding": Step(pooling="mean"),
    "track-statistics": Step(pooling="statistics"),
    "context-2": Step(context=2),
    "context-4": Step(context=4),
    "deltas": Step(features=deltas),
    "balance": Step(balance="group"),
    "track-mean": Step(features=less_track_mean),
    "mel-bands": Step(features=mel_bands),
}


def joined(values, context):
    """
    Of [tiles, channels, rows, frames] every `context` neighbours one after the other in time,
    [pieces, channels, rows, context × frames]. The last piece may share tiles with the one before it; a
    track that is shorter than a piece is repeated.
    """
    if context == 1:
        return values
    count = len(values)
    firsts = [min(first, max(count - context, 0)) for first in range(0, count, context)]
    return np.stack([np.concatenate([values[(first + place) % count] for place in range(context)], axis=-1) for first in firsts])


def bag_means(values, bags, weights=None):
    """Means over the rows of each bag, [bags, width]; `bags` says which bag each row of `values` is in."""
    if weights is None:
        weights = 1 / torch.bincount(bags)[bags].float()
    return torch.zeros(int(bags[-1]) + 1, values.shape[1]).index_add(0, bags, weights[:, None] * values)


class MeanPooling(nn.Module):
    """Embeddings of a track's tiles to their mean."""

    def forward(self, embeddings, bags):
        return bag_means(embeddings, bags)


class AttentionPooling(nn.Module):
    """Embeddings of a track's tiles to a mean by learnt weights: gated attention (Ilse et al. 2018)."""

    def __init__(self, width):
        super().__init__()
        self.values = nn.Linear(width, ATTENTION_UNITS)
        self.gates = nn.Linear(width, ATTENTION_UNITS)
        self.score = nn.Linear(ATTENTION_UNITS, 1, bias=False)

    def forward(self, embeddings, bags):
        score = self.score(torch.tanh(self.values(embeddings)) * torch.sigmoid(self.gates(embeddings)))[:, 0]
        raised = torch.exp(score - score.max())
        totals = torch.zeros(int(bags[-1]) + 1).index_add(0, bags, raised)
        return bag_means(embeddings, bags, raised / totals[bags])
