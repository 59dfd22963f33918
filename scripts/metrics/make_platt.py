"""Golden numbers for src/metrics/platt.ts, by scikit-learn and SciPy alone.

    /usr/bin/python3 scripts/metrics/make_platt.py > src/metrics/platt.json

Made with scikit-learn 1.2.1, SciPy 1.10.1 and numpy 1.24.2 (Debian's python3-sklearn). A case holds

    t       truth, a string of 0 and 1
    s       scores in 0..1
    sk      [slope, intercept] of sklearn.calibration._SigmoidCalibration on the scores' log odds, and
    skp     what CalibratedClassifierCV(method="sigmoid", cv="prefit") says of the scores
    exact   [slope, intercept] of the same likelihood, minimised by SciPy to 1e-12
    prior   [slope, strength] of a normal prior, and
    drawn   the [slope, intercept] it leads to
and the last line the shared slope of all cases, one intercept each, with the prior [1, 1].
"""
import json
import sys
import warnings

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV, _SigmoidCalibration

warnings.filterwarnings("ignore")
CASES = 60
random = np.random.default_rng(19_990_326)


class LogOdds(ClassifierMixin, BaseEstimator):
    """A classifier that is fitted already: its decision is its only feature."""

    def fit(self, x, y):
        self.classes_ = np.array([0, 1])
        return self

    def decision_function(self, X):
        return np.asarray(X)[:, 0]


def smoothed(truth):
    positives = truth.sum()
    return np.where(truth, (positives + 1) / (positives + 2), 1 / (len(truth) - positives + 2))


def cost(parameters, samples, prior, strength):
    slope, intercepts = parameters[0], parameters[1:]
    total = strength / 2 * (slope - prior) ** 2
    gradient = np.zeros_like(parameters)
    gradient[0] = strength * (slope - prior)
    for column, (odds, targets) in enumerate(samples):
        z = slope * odds + intercepts[column]
        total += np.sum(np.logaddexp(0, z) - targets * z)
        error = expit(z) - targets
        gradient[0] += error @ odds
        gradient[1 + column] = error.sum()
    return total, gradient


def solve(samples, prior=1.0, strength=0.0):
    found = minimize(
        cost, np.zeros(1 + len(samples)), (samples, prior, strength), "BFGS", jac=True, options={"gtol": 1e-10, "maxiter": 10_000}
    )
    return found.x


def digits(values, count=10):
    return [round(float(value), count) for value in np.atleast_1d(values)]


def main():
    samples = []
    for _ in range(CASES):
        rows = int(random.integers(6, 160))
        truth = random.random(rows) < random.choice([0.05, 0.2, 0.5, 0.8])
        truth[:2] = [True, False]
        scores = np.round(expit(random.normal(0, 1.5, rows) + truth * random.choice([0, 1, 3])), 5)
        odds = logit(scores)
        samples.append((odds, smoothed(truth)))
        sigmoid = _SigmoidCalibration().fit(odds, truth)
        both = CalibratedClassifierCV(LogOdds().fit(None, None), method="sigmoid", cv="prefit").fit(odds[:, None], truth.astype(int))
        prior = [round(float(random.uniform(0, 2)), 2), float(random.choice([0.5, 4, 30]))]
        case = {
            "t": "".join("1" if value else "0" for value in truth),
            "s": digits(scores, 5),
            "sk": digits([-sigmoid.a_, -sigmoid.b_]),
            "skp": digits(both.predict_proba(odds[:, None])[:, 1], 7),
            "exact": digits(solve(samples[-1:])),
            "prior": prior,
            "drawn": digits(solve(samples[-1:], *prior)),
        }
        sys.stdout.write(("[" if len(samples) == 1 else ",") + "\n" + json.dumps(case, separators=(",", ":")))
    shared = {"shared": digits(solve(samples, 1.0, 1.0)[0])[0]}
    sys.stdout.write(",\n" + json.dumps(shared) + "\n]\n")


main()
