// What programs are told where TensorFlow.js does something else than it seems to.

/** Said of average pools over a border: tfjs-backend-cpu/src/kernels/AvgPoolGrad.ts divides by the whole window. */
export const borderGradient =
  "TensorFlow.js leaves padding out of an average pool's mean, but divides its gradient by the whole window: near the border it trains by a smaller gradient than the function has. Here the gradient is that of the function.";

/** Said of nearest upsampling: finite differences on the cpu backend disagree with its gradient as soon as a batch has two images (truth.json, behaviours). */
export const nearestGradient =
  "On TensorFlow.js 4.22's cpu backend the gradient of nearest upsampling is wrong in batches of more than one image: what stands before it trains by other numbers there. Here the gradient is that of the function.";
