"""Writes quantiles.json: quantiles of the laws that uncertain rates are drawn from, by scipy.

Each case has the law, its parameters, and for each probability the quantile and the density there.
"""

import json
from pathlib import Path

from scipy import stats

PROBABILITIES = [0.05, 0.5, 0.95]


def pert(low, value, high, shape=4):
    width = high - low
    alpha = 1 + shape * (value - low) / width
    beta = 1 + shape * (high - value) / width
    return stats.beta(alpha, beta, loc=low, scale=width)


def case(law, parameters, distribution):
    rows = [
        {"probability": p, "quantile": float(distribution.ppf(p)), "density": float(distribution.pdf(distribution.ppf(p)))}
        for p in PROBABILITIES
    ]
    return {"law": law, "parameters": parameters, "quantiles": rows}


cases = []
for count, of in [(52, 1300), (0, 40), (40, 40), (1, 3), (700, 1000)]:
    cases.append(case("beta", [count, of], stats.beta(count + 0.5, of - count + 0.5)))
for count, of in [(48, 1000), (0, 200), (140, 100)]:
    cases.append(case("gamma", [count, of], stats.gamma(count + 0.5, scale=1 / of)))
for low, value, high in [(0.02, 0.04, 0.1), (0.0, 0.0, 0.5), (0.1, 0.9, 0.9), (5, 7, 20)]:
    cases.append(case("pert", [low, value, high], pert(low, value, high)))
# One part of a Dirichlet draw is a Beta draw of that part against all others.
for counts in [[60, 30, 10], [5, 0, 1]]:
    whole = sum(counts) + 0.5 * len(counts)
    for at, count in enumerate(counts):
        cases.append(case("dirichlet", [at, *counts], stats.beta(count + 0.5, whole - count - 0.5)))

Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=1) + "\n")
