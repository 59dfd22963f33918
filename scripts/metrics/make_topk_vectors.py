"""Golden numbers for src/metrics/topK.ts, by numpy and SciPy alone.

    /usr/bin/python3 scripts/metrics/make_topk_vectors.py > src/metrics/topKVectors.json

Made with numpy 1.24.2 and SciPy 1.10.1 (Debian's python3-scipy).

100 random cases of 1 to 20 rows and 1 to 30 tags; scores are whole thousandths, drawn from grids of
different coarseness so that ties are common. Places come from scipy.stats.rankdata with
method='max', which gives each of several tied tags the worst place of the tie. A case holds

    t     truth, one string of 0 and 1 a row
    s     scores in thousandths, one list a row
    pass  by percentage (1, 34, 50, 60, 80, 100): the share of rows that pass at K = 1, 2, ...,
          of those with a tag; null without such a row
    k     a K
    held  captured by tag at K
    have  rows with the tag
"""
import json
import sys

import numpy as np
from scipy.stats import rankdata

CASES = 100
PERCENTAGES = [1, 34, 50, 60, 80, 100]
random = np.random.default_rng(20_161_117)


def make_case():
    rows, tags = int(random.integers(1, 21)), int(random.integers(1, 31))
    truth = random.random((rows, tags)) < random.choice([0.02, 0.1, 0.3, 0.8])
    truth[random.random(rows) < 0.1] = False
    grid = int(random.choice([1000, 500, 100, 20, 1]))
    thousandths = random.integers(0, 1000 // grid + 1, (rows, tags)) * grid
    return truth, thousandths


def measure(truth, thousandths):
    rows, tags = truth.shape
    places = np.vstack([rankdata(-row, method="max") for row in thousandths])
    sizes = np.arange(1, tags + 1)
    # [rows, K]: how many true tags are among the K highest
    held = (truth[:, :, None] & (places[:, :, None] <= sizes)).sum(axis=1)
    totals = truth.sum(axis=1)
    judged = totals > 0
    passes = []
    for percent in PERCENTAGES:
        enough = 100 * held[judged] >= percent * totals[judged][:, None]
        passes.append([round(float(rate), 11) for rate in enough.mean(axis=0)] if judged.any() else None)
    k = int(random.integers(1, tags + 1))
    return {
        "t": ["".join("1" if cell else "0" for cell in row) for row in truth],
        "s": thousandths.tolist(),
        "pass": passes,
        "k": k,
        "held": (truth & (places <= k)).sum(axis=0).tolist(),
        "have": truth.sum(axis=0).tolist(),
    }


def main():
    cases = [measure(*make_case()) for _ in range(CASES)]
    lines = [json.dumps(case, separators=(",", ":")) for case in cases]
    sys.stdout.write("[\n" + ",\n".join(lines) + "\n]\n")


main()
