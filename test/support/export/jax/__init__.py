"""As much of JAX as exported code uses, over NumPy: its gradients are differences of high order."""
import math
import sys
import types

import numpy

sys.modules["jax.numpy"] = numpy
config = types.SimpleNamespace(update=lambda option, value: None)
nn = types.SimpleNamespace(
    sigmoid=lambda z: 1 / (1 + numpy.exp(-z)),
    relu=lambda z: numpy.maximum(z, 0),
    leaky_relu=lambda z, slope=0.01: numpy.where(z > 0, z, slope * z),
    elu=lambda z, alpha=1.0: numpy.where(z > 0, z, alpha * numpy.expm1(z)),
    softplus=lambda z: numpy.logaddexp(z, 0),
    silu=lambda z: z / (1 + numpy.exp(-z)),
)
norm = types.SimpleNamespace(cdf=lambda z: (1 + numpy.vectorize(math.erf)(z / math.sqrt(2))) / 2)
scipy = types.SimpleNamespace(stats=types.SimpleNamespace(norm=norm))

STEP = 5e-4
WEIGHTS = {1: 4 / 5, 2: -1 / 5, 3: 4 / 105, 4: -1 / 280}


def grad(f, argnums, has_aux):
    def value(args, n, at, change):
        moved = [numpy.array(a, dtype=float) for a in args]
        moved[n][at] += change
        return f(*moved)[0]

    def slope(args, n, at):
        pairs = ((w, value(args, n, at, k * STEP) - value(args, n, at, -k * STEP)) for k, w in WEIGHTS.items())
        return sum(w * difference for w, difference in pairs) / STEP

    def gradients(*args):
        found = []
        for n in argnums:
            result = numpy.zeros(numpy.shape(args[n]))
            for at in numpy.ndindex(result.shape):
                result[at] = slope(args, n, at)
            found.append(result)
        return found, None

    return gradients
