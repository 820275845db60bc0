"""scikit-learn: MLPClassifier on the first network, sgd without momentum."""
import sys
import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier

from networks import BATCH, RATE, SAMPLES, SIZES, steps_per_second

if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    work = sys.argv[1]
    random = np.random.default_rng(1)
    x = random.standard_normal((SAMPLES[work], SIZES[work][0])).astype(np.float32)
    t = np.arange(SAMPLES[work]) % 5
    network = MLPClassifier(SIZES[work][1:-1], solver="sgd", momentum=0, alpha=0, learning_rate_init=RATE[work], batch_size=BATCH[work])
    print("steps", steps_per_second(lambda: network.partial_fit(x, t, classes=range(5)), SAMPLES[work] // BATCH[work], seconds=3.0))
