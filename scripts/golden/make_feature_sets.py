#!/usr/bin/env python3
"""Makes src/dsp/golden/featureSets.json: pictures that the TypeScript code is tested against.

    python3 scripts/golden/make_feature_sets.py

An independent implementation of the feature sets beside the film-score MFCCs (make_golden.py) in
NumPy and SciPy. It shares no code and no table with src/dsp. Where librosa is the definition its
formulas are written out: mel filters from the full matrix of ramps, frames from one strided view of
the padded signal, power_to_db on the whole picture.

Of every picture some columns are stored, and the mean and root mean square of all its values.
"""

import json
import pathlib

import numpy as np
from scipy.fft import dct, rfft
from scipy.signal import get_window

TARGET = pathlib.Path(__file__).parents[2] / "src/dsp/golden/featureSets.json"


def noise(count: int, seed: int) -> np.ndarray:
    """xorshift32, each state s giving s / 2^32 - 1/2."""
    state, out = seed, np.empty(count)
    for i in range(count):
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        out[i] = state / 4294967296.0 - 0.5
    return out.astype(np.float32)


def fading(count: int, low: float, high: float, decay: float, rate: int) -> np.ndarray:
    """A sine that rises from low to high Hz while its amplitude falls as e^(-decay t) from 0.5."""
    time = np.arange(count) / rate
    seconds = count / rate
    turns = low * time + (high - low) * time**2 / (2 * seconds)
    return (0.5 * np.exp(-decay * time) * np.sin(2 * np.pi * turns)).astype(np.float32)


def middle(samples: np.ndarray, length: int) -> np.ndarray:
    if len(samples) < length:
        return np.concatenate([samples, np.zeros(length - len(samples), samples.dtype)])
    start = (len(samples) - length) // 2
    return samples[start : start + length]


def frames_of(samples: np.ndarray, length: int, hop: int, count: int) -> np.ndarray:
    """[count, length] windowed frames, as float64."""
    needed = (count - 1) * hop + length
    padded = np.concatenate([samples, np.zeros(max(0, needed - len(samples)))]).astype(np.float64)
    view = np.lib.stride_tricks.sliding_window_view(padded, length)[::hop][:count]
    return view * get_window("hann", length, fftbins=True)


def slaney_mel(frequency):
    frequency = np.asarray(frequency, dtype=float)
    linear = 3 * frequency / 200
    with np.errstate(divide="ignore"):
        curved = 15 + 27 * np.log(frequency / 1000) / np.log(6.4)
    return np.where(frequency >= 1000, curved, linear)


def slaney_hertz(mel):
    mel = np.asarray(mel, dtype=float)
    return np.where(mel >= 15, 1000 * 6.4 ** ((mel - 15) / 27), 200 * mel / 3)


def slaney_bank(bands: int, length: int, rate: int) -> np.ndarray:
    """[bands, bins], librosa.filters.mel(htk=False, norm='slaney')."""
    corners = slaney_hertz(np.linspace(slaney_mel(0.0), slaney_mel(rate / 2), bands + 2))
    bins = np.linspace(0, rate / 2, length // 2 + 1)
    widths = np.diff(corners)
    ramps = corners[:, None] - bins[None, :]
    lower = -ramps[:-2] / widths[:-1, None]
    upper = ramps[2:] / widths[1:, None]
    bank = np.maximum(0, np.minimum(lower, upper))
    return bank * (2.0 / (corners[2:] - corners[:-2]))[:, None]


def mel_decibels(samples: np.ndarray, rate: int, length: int, hop: int, bands: int, count: int) -> np.ndarray:
    """[bands, count]; melspectrogram(center=True, pad_mode='constant'), power_to_db(top_db=80)."""
    centred = np.concatenate([np.zeros(length // 2), samples, np.zeros(length // 2)])
    power = np.abs(rfft(frames_of(centred, length, hop, count), axis=1)) ** 2
    decibels = 10 * np.log10(np.maximum(1e-10, slaney_bank(bands, length, rate) @ power.T))
    return np.maximum(decibels, decibels.max() - 80.0)


def tagger(samples: np.ndarray) -> np.ndarray:
    return mel_decibels(middle(samples, int(29.12 * 12000)), 12000, 1024, 512, 48, 682)


def genre(samples: np.ndarray) -> np.ndarray:
    decibels = mel_decibels(middle(samples, 2548 * 512), 44100, 2048, 512, 128, 2548)
    return dct(decibels, axis=0, type=2, norm="ortho")[:10]


def log_mel(samples: np.ndarray) -> np.ndarray:
    """[64, 100 * tiles]: tiles side by side."""
    tile = 100 * 1024
    tiles = max(1, len(samples) // tile)
    corners = 700 * (np.exp(np.linspace(0, 1127 * np.log(1 + 11025 / 700), 66) / 1127) - 1)
    bins = np.arange(1025) * 22050 / 2048
    bank = np.stack([np.interp(bins, corners[b : b + 3], [0.0, 1.0, 0.0], 0.0, 0.0) for b in range(64)])
    # The track's own frames: those that are whole, and those that its end was padded for.
    padded = max(len(samples), tiles * tile + 1024)
    count = (padded - 2048) // 1024 + 1
    power = np.abs(rfft(frames_of(samples, 2048, 1024, count), axis=1)) ** 2 / 2048
    logs = np.log(np.maximum(bank @ power.T, 1e-10))
    own = [f for f in range(count) if f * 1024 < len(samples)]
    return logs[:, : tiles * 100] - logs[:, own].mean(axis=0).mean()


def case(name: str, picture: np.ndarray, **described) -> dict:
    width = picture.shape[1]
    columns = sorted({0, 1, 2, width - 2, width - 1, *range(37, width, max(1, width // 12))})
    return {
        "set": name,
        **described,
        "height": picture.shape[0],
        "width": width,
        "mean": float(picture.mean()),
        "rms": float(np.sqrt((picture**2).mean())),
        "columns": columns,
        "values": [[round(float(v), 5) + 0.0 for v in picture[:, c]] for c in columns],
    }


def main() -> None:
    cases = []
    sets = (("tagger-mel", 12000, tagger, 45), ("genre-mfcc", 44100, genre, 41), ("log-mel", 22050, log_mel, 21))
    for name, rate, picture, seconds in sets:
        count, seed = 5 * rate + 123, 2463534242
        cases.append(case(name, picture(noise(count, seed)), signal="noise", count=count, seed=seed))
        described = {"count": seconds * rate + 77, "low": 60.0, "high": 0.45 * rate, "decay": 0.35}
        samples = fading(described["count"], described["low"], described["high"], described["decay"], rate)
        cases.append(case(name, picture(samples), signal="fading", **described))
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    TARGET.write_text('{"cases":[\n%s\n]}\n' % lines)
    for c in cases:
        print(f"{c['set']:12} {c['signal']:7} {c['height']} x {c['width']}  mean {c['mean']:.4f}  rms {c['rms']:.4f}")
    print(f"{TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
