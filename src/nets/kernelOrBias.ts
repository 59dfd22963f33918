/** Kernels of convolutions and dense layers have two sides or more, biases one: penalties spare those. */
export function isKernel({ shape }: { readonly shape: readonly number[] }): boolean {
  return shape.length > 1;
}
