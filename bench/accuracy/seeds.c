/*
 * The costly parts of a training of tenfold-1, for seeds.py: standardised tiles; eight filters over three
 * frames of each of 40 coefficients, ReLU, mean and deviation over the 98 frames that are left; the gradient
 * of that; and Adam's step. x [tiles][40][100]; w [3][8]; b [8]; out and slope [tiles][640], the means first,
 * the filters of a coefficient together.
 */
#include <math.h>
#include <stdint.h>

enum { ROWS = 40, FRAMES = 100, LEFT = 98, FILTERS = 8, HALF = 320 };

void gather(const float *all, const int64_t *numbers, int tiles, const float *mean, const float *scale, float *out) {
  for (int i = 0; i < tiles; i++)
    for (int q = 0; q < ROWS; q++) {
      const float *from = all + (numbers[i] * ROWS + q) * FRAMES;
      float *to = out + (i * ROWS + q) * FRAMES;
      for (int t = 0; t < FRAMES; t++) to[t] = (from[t] - mean[q]) * scale[q];
    }
}

/* One filter over one coefficient's frames into `map`; the variance goes to `variance`, the mean is returned. */
static inline float filtered(const float *p, const float *w, const float *b, int c, float *map, float *variance) {
  float w0 = w[c], w1 = w[FILTERS + c], w2 = w[2 * FILTERS + c], bias = b[c], sum = 0, squares = 0;
  for (int t = 0; t < LEFT; t++) {
    float value = bias + w0 * p[t] + w1 * p[t + 1] + w2 * p[t + 2];
    value = value > 0 ? value : 0;
    map[t] = value;
    sum += value;
  }
  float mean = sum / LEFT;
  for (int t = 0; t < LEFT; t++) {
    float away = map[t] - mean;
    squares += away * away;
  }
  *variance = squares / LEFT;
  return mean;
}

void forward(const float *x, int tiles, const float *w, const float *b, float *out) {
  float map[LEFT];
  for (int i = 0; i < tiles; i++)
    for (int q = 0; q < ROWS; q++) {
      const float *p = x + (i * ROWS + q) * FRAMES;
      for (int c = 0; c < FILTERS; c++) {
        float variance, mean = filtered(p, w, b, c, map, &variance);
        out[i * 2 * HALF + q * FILTERS + c] = mean;
        out[i * 2 * HALF + HALF + q * FILTERS + c] = variance / sqrtf(variance + 1e-5f);
      }
    }
}

void backward(const float *x, int tiles, const float *w, const float *b, const float *slope, float *dw, float *db) {
  float map[LEFT];
  double sums[3][FILTERS] = {{0}}, biases[FILTERS] = {0};
  for (int i = 0; i < tiles; i++)
    for (int q = 0; q < ROWS; q++) {
      const float *p = x + (i * ROWS + q) * FRAMES;
      for (int c = 0; c < FILTERS; c++) {
        float variance, mean = filtered(p, w, b, c, map, &variance);
        float floored = variance + 1e-5f, inverse = 1 / sqrtf(floored);
        float spread = slope[i * 2 * HALF + HALF + q * FILTERS + c] * (inverse - 0.5f * variance * inverse / floored);
        float level = slope[i * 2 * HALF + q * FILTERS + c] / LEFT, twice = 2 * spread / LEFT;
        float s0 = 0, s1 = 0, s2 = 0, all = 0;
        for (int t = 0; t < LEFT; t++) {
          float d = map[t] > 0 ? level + twice * (map[t] - mean) : 0;
          s0 += d * p[t];
          s1 += d * p[t + 1];
          s2 += d * p[t + 2];
          all += d;
        }
        sums[0][c] += s0;
        sums[1][c] += s1;
        sums[2][c] += s2;
        biases[c] += all;
      }
    }
  for (int k = 0; k < 3; k++)
    for (int c = 0; c < FILTERS; c++) dw[k * FILTERS + c] = sums[k][c];
  for (int c = 0; c < FILTERS; c++) db[c] = biases[c];
}

void adam(float *w, float *first, float *second, const float *gradient, int count, float beta1, float gain1, float beta2, float gain2,
          float decay, float pace, float epsilon) {
  for (int i = 0; i < count; i++) {
    first[i] = first[i] * beta1 + gradient[i] * gain1;
    second[i] = second[i] * beta2 + gradient[i] * gradient[i] * gain2;
    w[i] = w[i] * decay - first[i] / (sqrtf(second[i]) + epsilon) * pace;
  }
}
