// What programs are told where TensorFlow.js does something else than it seems to.

/** Said of average pools over a border: tfjs-backend-cpu/src/kernels/AvgPoolGrad.ts divides by the whole window. */
export const borderGradient =
  "TensorFlow.js leaves padding out of an average pool's mean, but divides its gradient by the whole window: near the border it trains by a smaller gradient than the function has. Here the gradient is that of the function.";
