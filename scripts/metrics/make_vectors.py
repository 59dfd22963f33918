"""Golden numbers for src/metrics, by scikit-learn alone.

    /usr/bin/python3 scripts/metrics/make_vectors.py > src/metrics/vectors.json

Made with scikit-learn 1.2.1 and numpy 1.24.2 (Debian's python3-sklearn).

1,000 random cases of 1 to 12 rows and 1 to 8 tags. Scores are whole thousandths 0..1000, drawn
from grids of different coarseness so that ties are common; truth has rows with no tag and rows
with all. A case holds

    t    truth, one string of 0 and 1 a row
    s    scores in thousandths, one list a row
    cov  coverage error, null for one tag (scikit-learn refuses it)
    lrap, loss (null for one tag)
    auc  [by tag..., micro]   null where only one class is there
    ap   [by tag..., micro]   null without a positive
    brier by tag
    k, top   K and the report at the K highest tags:
             [precision by tag..., micro, macro, weighted], the same for recall and F1, [support]
    cut  the same for rows cut to as many as there are targets
    f1   highest F1 over all thresholds by tag, null without a positive
and, for every tenth case,
    roc  [false positive rates], [true positive rates] of all cells, null where undefined
    pr   [precisions], [recalls] of all cells, null where undefined
    cal  [positive shares], [mean scores] of all cells in 10 bins
"""
import json
import sys
import warnings

import numpy as np
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    coverage_error,
    label_ranking_average_precision_score,
    label_ranking_loss,
    precision_recall_curve,
    precision_recall_fscore_support,
    roc_auc_score,
    roc_curve,
)

warnings.filterwarnings("ignore")
CASES = 1000
random = np.random.default_rng(20_160_518)


def tidy(value):
    """Eleven digits after the point: a tenth of the tests' tolerance."""
    if value is None:
        return None
    if isinstance(value, (list, tuple, np.ndarray)):
        return [tidy(entry) for entry in value]
    number = round(float(value), 11)
    return int(number) if number == int(number) else number


def make_case():
    rows, tags = int(random.integers(1, 13)), int(random.integers(1, 9))
    truth = random.random((rows, tags)) < random.choice([0.1, 0.3, 0.5, 0.8])
    for row in range(rows):
        dice = random.random()
        if dice < 0.12:
            truth[row] = False
        elif dice < 0.2:
            truth[row] = True
    grid = int(random.choice([1000, 500, 250, 100, 50, 1]))
    thousandths = random.integers(0, 1000 // grid + 1, (rows, tags)) * grid
    if random.random() < 0.1:
        thousandths[:] = thousandths[:1]  # every row ranks alike, as a prior does
    return truth, thousandths


def both_classes(column):
    return column.any() and not column.all()


def report(truth, chosen):
    """Computed from 2-column indicators when there is one tag, which scikit-learn would
    otherwise take for a binary problem."""
    labels = list(range(truth.shape[1]))
    if truth.shape[1] == 1:
        blank = np.zeros_like(truth)
        truth, chosen = np.hstack([truth, blank]), np.hstack([chosen, blank])
    sides = {
        average: precision_recall_fscore_support(
            truth, chosen, labels=labels, average=average, zero_division=0
        )
        for average in (None, "micro", "macro", "weighted")
    }
    lines = [
        list(sides[None][side]) + [sides[name][side] for name in ("micro", "macro", "weighted")]
        for side in range(3)
    ]
    return tidy(lines + [list(sides[None][3])])


def highest(scores, sizes):
    chosen = np.zeros(scores.shape, bool)
    for row, order in enumerate(np.argsort(-scores, axis=1, kind="stable")):
        chosen[row, order[: sizes[row]]] = True
    return chosen


def measure(index, truth, thousandths):
    scores = thousandths / 1000
    rows, tags = truth.shape
    columns = [(truth[:, tag], scores[:, tag]) for tag in range(tags)]
    columns.append((truth.ravel(), scores.ravel()))
    k = int(random.integers(1, tags + 1))

    best = []
    for target, score in columns[:-1]:
        if not target.any():
            best.append(None)
            continue
        precision, recall, _ = precision_recall_curve(target, score)
        f1 = np.where(recall > 0, 2 * precision * recall / np.maximum(precision + recall, 1e-300), 0)
        best.append(f1.max())

    case = {
        "t": ["".join("1" if cell else "0" for cell in row) for row in truth],
        "s": thousandths.tolist(),
        "cov": tidy(coverage_error(truth, scores)) if tags > 1 else None,
        "lrap": tidy(label_ranking_average_precision_score(truth, scores)),
        "loss": tidy(label_ranking_loss(truth, scores)) if tags > 1 else None,
        "auc": tidy([roc_auc_score(t, s) if both_classes(t) else None for t, s in columns]),
        "ap": tidy([average_precision_score(t, s) if t.any() else None for t, s in columns]),
        "brier": tidy([brier_score_loss(t, s, pos_label=True) for t, s in columns[:-1]]),
        "k": k,
        "top": report(truth, highest(scores, [k] * rows)),
        "cut": report(truth, highest(scores, truth.sum(axis=1))),
        "f1": tidy(best),
    }
    if index % 10 == 0:
        target, score = columns[-1]
        case["roc"] = tidy(roc_curve(target, score)[:2]) if both_classes(target) else None
        case["pr"] = tidy(precision_recall_curve(target, score)[:2]) if target.any() else None
        case["cal"] = tidy(calibration_curve(target, score, n_bins=10, pos_label=True))
    return case


def main():
    cases = [measure(index, *make_case()) for index in range(CASES)]
    lines = [json.dumps(case, separators=(",", ":")) for case in cases]
    sys.stdout.write("[\n" + ",\n".join(lines) + "\n]\n")


main()
