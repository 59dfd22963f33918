/**
 * Name of the kernel that makes one weight's Nesterov update at once. Inputs: weight, velocity,
 * gradient; attributes: learningRate, momentum; outputs: the new weight and velocity.
 */
export const NESTEROV_UPDATE = 'NesterovUpdate';
