"""
Ridge regression on 60 MFCC statistics of each clip: the plain reference that a net on the corpus of
instruments has to beat. Needs ffmpeg, NumPy, SciPy and scikit-learn; nothing of it enters the app.

    python3 scripts/instruments/ridge.py                      # five folds by piece
    python3 scripts/instruments/ridge.py --held-out a.json    # as bench/instruments split them

Features: 20 MFCCs (22,050 Hz, window 2,048, hop 1,024, 40 mel bands) and of each the mean, the
standard deviation, and the standard deviation of its change from frame to frame. Each feature is
standardised, and the penalty chosen by leave-one-out on the training part alone. Scores are those of
scikit-learn; a clip passes at K when its K highest tags hold at least p % of its true ones.

Where the folder holds other orchestrations or variations, pieces as they are alone are judged. The ridge learns once
from all clips of the other pieces, and once from those of the pieces as they are (plain_auc).
"""
import argparse
import csv
import json
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.fft import dct, rfft
from sklearn.linear_model import RidgeCV
from sklearn.metrics import label_ranking_average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

RATE, WINDOW, HOP, BANDS, COEFFICIENTS = 22050, 2048, 1024, 40, 20
PERCENTS = (100, 80, 60)
SIZES = (1, 2, 3, 4, 5, 6, 8, 10)
# Tags on fewer pieces stand or fall with one of them; the others are averaged once more alone.
BROAD = 10


def mel_filters():
    """Triangles evenly spaced in mel, f = 700 (10^(m / 2595) - 1), of height 1: [bands, bins]."""
    highest = 2595 * np.log10(1 + RATE / 2 / 700)
    edges = 700 * (10 ** (np.linspace(0, highest, BANDS + 2) / 2595) - 1)
    bins = np.fft.rfftfreq(WINDOW, 1 / RATE)
    low, middle, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    return np.clip(np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle)), 0, None)


FILTERS = mel_filters()


def statistics(path):
    command = ['ffmpeg', '-loglevel', 'error', '-i', path, '-f', 'f32le', '-ac', '1', '-ar', str(RATE), '-']
    samples = np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    power = np.abs(rfft(frames * np.hanning(WINDOW), axis=1)) ** 2
    mfcc = dct(np.log(power @ FILTERS.T + 1e-10), norm='ortho', axis=1)[:, :COEFFICIENTS]
    return np.concatenate([mfcc.mean(0), mfcc.std(0), np.diff(mfcc, axis=0).std(0)])


def is_original(file):
    return re.search(r'-[ov]\d+\.flac$', file) is None


def pass_rates(targets, scores, percent):
    """Share of the rows that pass, for K = 1 to all tags; tied tags take the worst place of the tie."""
    sizes = []
    for row, values in zip(targets, scores):
        if not row.any():
            continue
        places = np.sort([(values >= values[tag]).sum() for tag in np.flatnonzero(row)])
        sizes.append(places[int(np.ceil(percent * len(places) / 100)) - 1])
    return np.array([(np.array(sizes) <= size).mean() for size in range(1, targets.shape[1] + 1)])


def areas(targets, scores):
    """ROC AUC of each tag; nan where the rows all have it, or none does."""
    return np.array([
        roc_auc_score(column, values) if 0 < column.sum() < len(column) else np.nan
        for column, values in zip(targets.T, scores.T)
    ])


def all_statistics(folder, files):
    """[files, 60], kept beside the folder for the next run."""
    kept = f'{folder.rstrip("/")}-statistics.npz'
    if os.path.exists(kept):
        with np.load(kept) as found:
            if found['files'].tolist() == files:
                return found['features']
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        features = np.array(list(pool.map(lambda file: statistics(os.path.join(folder, file)), files)))
    np.savez(kept, files=files, features=features)
    return features


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--folder', default='.cache/instruments')
    parser.add_argument('--held-out', help='JSON {tags, splits}: the tags to judge, and of each split the groups that are held out')
    options = parser.parse_args()
    with open(os.path.join(options.folder, 'labels.csv'), newline='') as table:
        rows = list(csv.DictReader(table))
    groups = np.array([row['group'] for row in rows])
    tags = sorted({tag for row in rows for tag in row['tags'].split(';')})
    targets = np.array([[tag in row['tags'].split(';') for tag in tags] for row in rows], int)
    features = all_statistics(options.folder, [row['file'] for row in rows])
    if options.held_out:
        with open(options.held_out) as file:
            asked = json.load(file)
        targets = targets[:, [tags.index(tag) for tag in asked['tags']]]
        tags = asked['tags']
        splits = [(np.flatnonzero(~np.isin(groups, held)), np.flatnonzero(np.isin(groups, held))) for held in asked['splits']]
    else:
        splits = list(GroupKFold(5).split(features, groups=groups))
    original = np.array([is_original(row['file']) for row in rows])
    table, plain, lrap, curves = [], [], [], {percent: [] for percent in PERCENTS}
    for training, testing in splits:
        testing = testing[original[testing]]
        model = make_pipeline(StandardScaler(), RidgeCV(np.logspace(-1, 4, 11)))
        alone = training[original[training]]
        plain.append(areas(targets[testing], model.fit(features[alone], targets[alone]).predict(features[testing])))
        scores = model.fit(features[training], targets[training]).predict(features[testing])
        table.append(areas(targets[testing], scores))
        lrap.append(label_ranking_average_precision_score(targets[testing], scores))
        for percent in PERCENTS:
            curves[percent].append(pass_rates(targets[testing], scores, percent))

    print(f'{original.sum()} clips of {len(set(groups))} pieces, {len(tags)} tags, {features.shape[1]} features, {len(splits)} splits by piece; {len(rows) - original.sum()} clips of other orchestrations and variations to learn from\n')
    print('tag                    clips    ROC AUC')
    for index, tag in enumerate(tags):
        column = np.array(table)[:, index]
        mean = 'none' if np.isnan(column).all() else f'{np.nanmean(column):.3f}'
        print(f'{tag:22} {targets[original, index].sum():5}  {mean:>9}')
    print('\nclips whose K highest tags hold at least p % of their true ones')
    print('  p %    ' + ''.join(f'K={size:<5}' for size in SIZES))
    for percent in PERCENTS:
        mean = np.mean(curves[percent], axis=0)
        print(f'  {percent:<6} ' + ''.join(f'{mean[size - 1]:<7.3f}' for size in SIZES))
    # A fold's mean over the tags that it can judge, then the mean over folds.
    auc = [np.nanmean(row) for row in table]
    broad = [len(set(groups[original & (column == 1)])) >= BROAD for column in targets.T]
    auc_broad = np.mean([np.nanmean(row[broad]) for row in table])
    print(f'\nRESULT auc={np.mean(auc):.3f} auc_sd={np.std(auc, ddof=1) if len(auc) > 1 else 0:.3f} '
          f'plain_auc={np.mean([np.nanmean(row) for row in plain]):.3f} auc_broad={auc_broad:.3f} broad_tags={sum(broad)} lrap={np.mean(lrap):.3f} '
          f'top5_80={np.mean(curves[80], axis=0)[4]:.3f} top5_100={np.mean(curves[100], axis=0)[4]:.3f} splits={len(splits)}')


if __name__ == '__main__':
    main()
