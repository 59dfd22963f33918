"""
What a seed is worth: `tenfold-1` trained many times by numpy and a few lines of C, in seconds where the app
and PyTorch take a minute, on the kept folds by track (.cache/accuracy, see run.ts --reference). `app` draws
as the app does (draws.py) and adds epsilon where the app does; `numpy` draws by numpy and adds it where
PyTorch does. Prints LRAP of each seed over the five folds, then mean and deviation over seeds.
Needs python3-numpy and gcc.

  /usr/bin/python3 bench/accuracy/seeds.py 1,2,3,101,102,103     the last digit names the split: 1, 2 or 3
  /usr/bin/python3 bench/accuracy/seeds.py 1,2,3 --by group --against less-track-mean
  /usr/bin/python3 bench/accuracy/seeds.py 1,2,3 --against all-tiles

The others draw as the app does alone, with and without a step: each coefficient less its mean over the track
(does what a work sounds like on the whole help or harm?), all tiles of a track instead of twelve, or all tiles each
moved by up to 50 frames as far as its track reaches (`shifted-tiles`). By work the app's split by seed 1 is
everyone's.
"""
import argparse
import ctypes
import json
import os
import subprocess
import sys
import tempfile

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np

from draws import AppDraws, NumpyDraws

KEPT = ".cache/accuracy"
FOLDS, LIMIT, BATCH, EPOCHS, RATE, DECAY, EPSILON, BETAS = 5, 12, 64, 15, 0.003, 0.01, 1e-8, (0.9, 0.999)
EVERY, SHIFT = 1_000_000, 50
SUMMARY_DROPOUT, DENSE_DROPOUT, SUMMARY_LAYER, DENSE_LAYER = 0.2, 0.4, 1000, 1

parser = argparse.ArgumentParser()
parser.add_argument("seeds", type=lambda text: [int(seed) for seed in text.split(",")])
parser.add_argument("--by", choices=["track", "group"], default="track")
parser.add_argument("--against", choices=["numpy", "less-track-mean", "all-tiles", "shifted-tiles"], default="numpy")
given = parser.parse_args()

source = f"{os.path.dirname(os.path.abspath(__file__))}/seeds.c"
built = f"{tempfile.mkdtemp()}/seeds.so"
subprocess.run(["gcc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", source, "-o", built], check=True)
fast = ctypes.CDLL(built)

tracks = json.load(open(f"{KEPT}/corpus.json"))["tracks"]
counts = np.array(json.load(open(f"{KEPT}/tiles.json")))
starts = np.concatenate([[0], np.cumsum(counts)])
tiles = np.fromfile(f"{KEPT}/tiles.f32", dtype="<f4").reshape(-1, 40, 100)


def less_track_mean():
    means = np.add.reduceat(tiles.mean(2, dtype=np.float64), starts[:-1]) / counts[:, None]
    return tiles - np.repeat(means, counts, axis=0)[:, :, None].astype(np.float32)


def address(values):
    return values.ctypes.data_as(ctypes.c_void_p)


def thinned(track, limit):
    count = counts[track]
    return starts[track] + np.array(range(count) if count <= limit else [int((place + 0.5) * count / limit) for place in range(limit)])


# Of each tile, the first frame of its track and the one behind its last.
first_frames = np.repeat(starts[:-1], counts) * 100
last_frames = np.repeat(starts[1:], counts) * 100


def shifted(tiles, numbers, frames):
    """Tiles that start so many frames later, as far as their tracks reach."""
    begins = np.clip(numbers * 100 + frames, first_frames[numbers], last_frames[numbers] - 100)
    out = np.empty((len(numbers), 40, 100), np.float32)
    for place, begin in enumerate(begins):
        number, within = divmod(begin, 100)
        out[place, :, : 100 - within] = tiles[number, :, within:]
        if within > 0:
            out[place, :, 100 - within :] = tiles[number + 1, :, :within]
    return out


def precision(wanted, scores):
    """Label ranking average precision of each track, as scikit-learn has it."""
    rows = []
    for truth, row in zip(wanted, scores):
        above = row[None, :] >= row[truth][:, None]
        rows.append(1.0 if truth.all() or not truth.any() else np.mean((above & truth).sum(1) / above.sum(1)))
    return np.array(rows)


class Fold:
    """A kept fold by track or by work, on `tiles` [tiles, 40, 100]."""

    def __init__(self, split, fold, tiles, limit):
        kept = json.load(open(f"{KEPT}/tenfold-1-{given.by}-seed{split if given.by == 'track' else 1}-fold{fold}.json"))
        # Tags that can be trained, then those that are only in the works that are held out.
        self.tags = [*kept["tags"], *sorted({tag for track in tracks for tag in track["tags"]} - set(kept["tags"]))]
        self.trained = len(kept["tags"])
        self.targets = np.array([[tag in track["tags"] for tag in self.tags] for track in tracks])
        self.tiles = tiles
        self.learn = np.concatenate([thinned(track, limit) for track in kept["training"]])
        self.wanted = np.concatenate([[self.targets[track, : self.trained]] * len(thinned(track, limit)) for track in kept["training"]]).astype(np.float32)
        values = tiles[self.learn]
        self.mean, self.scale = values.mean((0, 2)), 1 / values.std((0, 2))
        self.held = kept["heldOut"]

    def standardised(self, numbers):
        numbers = np.ascontiguousarray(numbers, dtype=np.int64)
        out = np.empty((len(numbers), 40, 100), np.float32)
        fast.gather(address(self.tiles), address(numbers), len(numbers), address(self.mean), address(self.scale), address(out))
        return out

    def moved(self, numbers, frames):
        return (shifted(self.tiles, numbers, frames) - self.mean[:, None]) * self.scale[:, None]


def pooled(x, kernel, bias):
    out = np.empty((len(x), 640), np.float32)
    fast.forward(address(x), len(x), address(kernel), address(bias), address(out))
    return out


def trained(fold, draws, corrected, shift, random):
    """Weights after all epochs; `corrected`: epsilon is added to the corrected root, as PyTorch does."""
    outputs = fold.trained
    shapes = [(1, 3, 1, 8), (8,), (640, 256), (256,), (256, outputs), (outputs,)]
    weights = [draws.kernel(number, shape) if len(shape) > 1 else np.zeros(shape, np.float32) for number, shape in enumerate(shapes)]
    firsts, seconds = ([np.zeros_like(weight) for weight in weights] for _ in range(2))
    kernel, bias, dense, dense_bias, head, head_bias = weights
    total = len(fold.learn)
    batches = -(-total // BATCH)
    step = 0
    for epoch in range(1, EPOCHS):  # the rate of the last is 0
        rate, order = RATE * (1 - (epoch - 1) / (EPOCHS - 1)), draws.order(total, epoch)
        for batch in range(batches):
            places = order[batch * total // batches : (batch + 1) * total // batches]
            count = len(places)
            row_mask = draws.mask(count, 640, SUMMARY_DROPOUT, step, SUMMARY_LAYER)
            unit_mask = draws.mask(count, 256, DENSE_DROPOUT, step, DENSE_LAYER)
            x = fold.standardised(fold.learn[places]) if shift == 0 else fold.moved(fold.learn[places], random.randint(-shift, shift + 1, size=count))
            row = pooled(x, kernel, bias) * row_mask
            sums = row @ dense + dense_bias
            units = np.maximum(sums, 0) * unit_mask
            slope = (1 / (1 + np.exp(-(units @ head + head_bias))) - fold.wanted[places]) / np.float32(count)
            back = (slope @ head.T) * unit_mask
            back[sums <= 0] = 0
            to_row = np.ascontiguousarray((back @ dense.T) * row_mask)
            of_kernel, of_bias = np.empty((3, 8), np.float32), np.empty(8, np.float32)
            fast.backward(address(x), count, address(kernel), address(bias), address(to_row), address(of_kernel), address(of_bias))
            step += 1
            root = np.sqrt(1 - BETAS[1] ** step)
            pace, epsilon = rate * root / (1 - BETAS[0] ** step), EPSILON * (root if corrected else 1)
            gradients = [of_kernel, of_bias, row.T @ back, back.sum(0), units.T @ slope, slope.sum(0)]
            for weight, first, second, gradient in zip(weights, firsts, seconds, gradients):
                decay = 1 - rate * DECAY if weight.ndim > 1 else 1
                factors = [BETAS[0], 1 - BETAS[0], BETAS[1], 1 - BETAS[1], decay, pace, epsilon]
                gradient = np.ascontiguousarray(gradient)
                fast.adam(address(weight), address(first), address(second), address(gradient), weight.size, *map(ctypes.c_float, factors))
    return weights


def scored(fold, weights):
    kernel, bias, dense, dense_bias, head, head_bias = weights
    rows = []
    for track in fold.held:
        row = pooled(fold.standardised(np.arange(starts[track], starts[track + 1])), kernel, bias)
        rows.append((1 / (1 + np.exp(-(np.maximum(row @ dense + dense_bias, 0) @ head + head_bias)))).mean(0))
    # A tag that no other work has is known by its frequency there: none.
    rows = np.pad(rows, ((0, 0), (0, len(fold.tags) - fold.trained)))
    return precision(fold.targets[fold.held], rows)


def run(seed, draws, corrected, heard, limit, shift):
    """LRAP of each held-out track of each fold."""
    rows = []
    for number in range(FOLDS):
        key = seed % 10, number, id(heard), limit
        if key not in folds:
            folds[key] = Fold(seed % 10, number, heard, limit)
        rows.append(scored(folds[key], trained(folds[key], draws(seed), corrected, shift, np.random.RandomState(seed))))
    return rows


def variation(name):
    match name:
        case "numpy":
            return NumpyDraws, True, tiles, LIMIT, 0
        case "less-track-mean":
            return AppDraws, False, less_track_mean(), LIMIT, 0
        case "all-tiles":
            return AppDraws, False, tiles, EVERY, 0
        case "shifted-tiles":
            return AppDraws, False, tiles, EVERY, SHIFT


kinds = {"app": (AppDraws, False, tiles, LIMIT, 0), given.against.replace("-", " "): variation(given.against)}
folds, found = {}, {kind: [] for kind in kinds}
for seed in given.seeds:
    for kind, settings in kinds.items():
        rows = run(seed, *settings)
        found[kind].append(np.concatenate(rows))
        print(f"{kind}, seed {seed}: {found[kind][-1].mean():.4f}  " + " ".join(f"{row.mean():.3f}" for row in rows), flush=True)
for kind, rows in found.items():
    values = [row.mean() for row in rows]
    print(f"{kind}: {len(values)} seeds, mean {np.mean(values):.4f}, deviation {np.std(values, ddof=1) if len(values) > 1 else 0:.4f}")
first, second = (np.mean(rows, axis=0) for rows in found.values())
gains = second - first
works = np.array([tracks[track]["group"] for number in range(FOLDS) for track in folds[given.seeds[0] % 10, number, id(tiles), LIMIT].held])
names, places = np.unique(works, return_inverse=True)
random = np.random.RandomState(1)
by_tracks = [gains[random.randint(len(gains), size=len(gains))].mean() for _ in range(1000)]
totals, sizes = np.bincount(places, gains), np.bincount(places)
drawn = [random.randint(len(names), size=len(names)) for _ in range(1000)]
by_works = [totals[own].sum() / sizes[own].sum() for own in drawn]
intervals = " ".join("[{:+.3f} {:+.3f}]".format(*np.percentile(values, [2.5, 97.5])) for values in (by_tracks, by_works))
print(f"RESULT by={given.by} {' less '.join(reversed(list(found)))}: {gains.mean():+.4f} {intervals} (95 % by tracks, by works)")
