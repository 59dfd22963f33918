#!/usr/bin/env python3
"""Makes src/dsp/golden/mfcc.json: MFCC frames that the TypeScript code is tested against.

    python3 scripts/golden/make_golden.py [SAMPLE START_SECONDS CREDIT]

An independent implementation of the feature settings in src/dsp/tileFormat.ts: NumPy and SciPy
(rfft, dct, get_window) with a dense filter bank. It shares no code and no table with src/dsp.

SAMPLE is any audio file that ffmpeg reads; 3 s of it from START_SECONDS are stored as 16-bit
samples beside their MFCCs, with CREDIT (work, artist, title, licence). Without SAMPLE the file's
present sample case is kept. The other signals are described by numbers alone, and the test builds
them again.
"""

import base64
import json
import pathlib
import subprocess
import sys

import numpy as np
from scipy.fft import dct, rfft
from scipy.signal import get_window

RATE, LENGTH, BANDS, COEFFICIENTS, FLOOR = 22050, 2048, 41, 40, 1e-10
FRAMES = 100
TARGET = pathlib.Path(__file__).parents[2] / "src/dsp/golden/mfcc.json"


def filter_bank() -> np.ndarray:
    """[bands, bins]; np.interp draws each triangle through its three corners."""
    corners_mel = np.linspace(0.0, 1127.0 * np.log(1.0 + RATE / 2 / 700.0), BANDS + 2)
    corners = 700.0 * (np.exp(corners_mel / 1127.0) - 1.0)
    bins = np.arange(LENGTH // 2 + 1) * RATE / LENGTH
    return np.stack(
        [np.interp(bins, corners[b : b + 3], [0.0, 1.0, 0.0], 0.0, 0.0) for b in range(BANDS)]
    )


def mfcc(samples: np.ndarray) -> np.ndarray:
    """float32 samples -> [coefficients 1..40, whole frames]."""
    frames = samples[: len(samples) // LENGTH * LENGTH].astype(np.float64).reshape(-1, LENGTH)
    power = np.abs(rfft(frames * get_window("hann", LENGTH), axis=1)) ** 2 / LENGTH
    energies = np.maximum(power @ filter_bank().T, FLOOR)
    return dct(np.log(energies), type=2, norm="ortho", axis=1)[:, 1 : COEFFICIENTS + 1].T


def noise(count: int, seed: int) -> np.ndarray:
    """xorshift32, each state s giving s / 2^32 - 1/2."""
    state, out = seed, np.empty(count)
    for i in range(count):
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        out[i] = state / 4294967296.0 - 0.5
    return out.astype(np.float32)


def case(name: str, samples: np.ndarray, **described) -> dict:
    values = mfcc(samples)
    # Adding 0.0 turns -0.0 into 0.0.
    rows = [[round(float(v), 6) + 0.0 for v in row] for row in values]
    return {"name": name, "frames": values.shape[1], **described, "coefficients": rows}


def decoded(path: str, start: float) -> np.ndarray:
    """3 s of an audio file as 16-bit mono at RATE."""
    command = ["ffmpeg", "-v", "error", "-ss", str(start), "-t", "3", "-i", path]
    command += ["-ac", "1", "-ar", str(RATE), "-f", "s16le", "-"]
    raw = subprocess.run(command, check=True, capture_output=True).stdout
    return np.frombuffer(raw, dtype="<i2")


def sample_case(path: str, start: float, credit: str) -> dict:
    integers = decoded(path, start)
    return case(
        "sample",
        (integers / 32768.0).astype(np.float32),
        file=pathlib.Path(path).name,
        start_seconds=start,
        credit=credit,
        int16=base64.b64encode(integers.tobytes()).decode(),
    )


def main() -> None:
    time = np.arange(FRAMES * LENGTH) / RATE
    seconds = FRAMES * LENGTH / RATE
    low, high, seed = 50.0, 10000.0, 2463534242
    phase = 2 * np.pi * (low * time + (high - low) * time**2 / (2 * seconds))
    short = 10 * LENGTH
    cases = [
        case(
            "sine",
            (0.5 * np.sin(2 * np.pi * 440.0 * time[:short])).astype(np.float32),
            amplitude=0.5,
            hertz=440.0,
        ),
        case("noise", noise(FRAMES * LENGTH, seed), seed=seed),
        case("chirp", (0.5 * np.sin(phase)).astype(np.float32), amplitude=0.5, low=low, high=high),
        case("silence", np.zeros(short, np.float32)),
    ]
    if len(sys.argv) > 1:
        path, start, credit = sys.argv[1:]
        cases.append(sample_case(path, float(start), credit))
    elif TARGET.exists():
        cases += [c for c in json.loads(TARGET.read_text())["cases"] if c["name"] == "sample"]

    settings = {
        "sampleRate": RATE, "frameLength": LENGTH, "bands": BANDS,
        "coefficients": COEFFICIENTS, "floor": FLOOR,
    }  # fmt: skip
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    TARGET.write_text('{"settings":%s,"cases":[\n%s\n]}\n' % (json.dumps(settings), lines))
    for c in cases:
        print(f"{c['name']:8} {c['frames']:4} frames")
    print(f"{TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
