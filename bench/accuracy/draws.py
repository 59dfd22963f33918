"""
What a training of the app draws at random, in numpy, bit for bit: initial weights, orders of examples and
dropout masks (src/nets/random.ts, weights.ts, balance.ts, dropout.ts). With these in PyTorch's place a
difference between the two is one of arithmetic, not of luck.
"""
import numpy as np

WORD = np.uint32
GOLDEN = WORD(0x9E3779B9)


def hashed(words):
    """`hash32` of random.ts, of an array of words."""
    words = (words ^ (words >> WORD(16))) * WORD(0x21F0AAAD)
    words = (words ^ (words >> WORD(15))) * WORD(0xD35A2D97)
    return words ^ (words >> WORD(15))


def text_hash(text, basis):
    value = basis
    for character in text:
        value = ((value ^ ord(character)) * 0x01000193) & 0xFFFFFFFF
    return hashed(np.array([value], dtype=WORD))[0]


def stream(*keys):
    """The two words that name a stream; keys are numbers and texts, the seed first."""
    name = "|".join(f"{'string' if isinstance(key, str) else 'number'}:{len(str(key))}:{key}" for key in keys)
    return text_hash(name, 0x811C9DC5), text_hash(name, 0x5BD1E995)


def words(key, count):
    low, high = key
    return hashed(hashed(np.arange(count, dtype=WORD) * GOLDEN + low) ^ high)


def kept(halves, rate):
    return np.multiply(halves >= round(rate * 65536), np.float32(1 / (1 - rate)), dtype=np.float32)


class AppDraws:
    """The draws of the net `name` from `seed`."""

    def __init__(self, seed, name="All tags"):
        self.seed, self.name = seed, name

    def uniform(self, kind, number, count):
        """`count` numbers in 0 to 1 of the stream of this kind and number."""
        return words(stream(self.seed, kind, self.name, number), count) / 2**32

    def kernel(self, number, shape):
        """Initial kernel of weight `number`, in tfjs' order of axes; biases, which are 0, count too."""
        count, field = int(np.prod(shape)), int(np.prod(shape[:-2]))
        limit = np.sqrt(6 / (field * (shape[-2] + shape[-1])))
        return ((2 * self.uniform("weights", number, count) - 1) * limit).astype(np.float32).reshape(shape)

    def order(self, count, epoch):
        """Places of an epoch that shows every example once."""
        drawn = iter(words(stream(self.seed, "order", self.name, epoch), 2 * count + 64).tolist())
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            limit = 2**32 - 2**32 % (last + 1)
            value = next(word for word in drawn if word < limit)
            other = value % (last + 1)
            order[last], order[other] = order[other], order[last]
        return np.array(order)

    def mask(self, tiles, size, rate, step, layer):
        """Dropout of a layer in one step (counts from 0), [tiles, size]: 0 or 1 / (1 - rate)."""
        each = -(-size // 2)
        drawn = words(stream(self.seed, "dropout", self.name, step, layer), tiles * each)
        return kept(drawn.astype("<u4").view("<u2").reshape(tiles, 2 * each)[:, :size], rate)


class NumpyDraws:
    """The same distributions from numpy's Mersenne twister."""

    def __init__(self, seed):
        self.random = np.random.Generator(np.random.MT19937(1000 + seed))

    def kernel(self, number, shape):
        limit = np.sqrt(6 / (int(np.prod(shape[:-2])) * (shape[-2] + shape[-1])))
        return ((2 * self.random.random(int(np.prod(shape))) - 1) * limit).astype(np.float32).reshape(shape)

    def order(self, count, epoch):
        return self.random.permutation(count)

    def mask(self, tiles, size, rate, step, layer):
        halves = np.frombuffer(self.random.bytes(2 * tiles * size), np.uint16).reshape(tiles, size)
        return kept(halves, rate)
