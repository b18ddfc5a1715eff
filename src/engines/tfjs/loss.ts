// Watches the device behind tfjs's running backend.
import * as tf from "@tensorflow/tfjs-core";
import { EngineError, type BackendId } from "../engine.ts";
import {
  unlosable,
  watchWebgpu,
  type Watch,
  type WebgpuDevice,
} from "../watch.ts";

/** The parts of tfjs's backends that hold the device. */
interface WebglBackend {
  readonly gpgpu: { readonly gl: WebGL2RenderingContext };
}
interface WebgpuBackend {
  readonly device: WebgpuDevice;
}
/** Watches the device of the backend that runs. */
export function watchDevice(backend: BackendId): Watch {
  switch (backend) {
    case "webgpu":
      return watchWebgpu((tf.backend() as unknown as WebgpuBackend).device);
    case "webgl":
      return watchWebgl(tf.backend() as unknown as WebglBackend);
    case "wasm":
    case "cpu":
      return unlosable(backend);
    default:
      backend satisfies never;
      throw new EngineError(`Expected a known backend.`);
  }
}

function watchWebgl({ gpgpu: { gl } }: WebglBackend): Watch {
  const lost = new Promise<string>((resolve) => {
    gl.canvas.addEventListener("webglcontextlost", () =>
      resolve("The WebGL context was lost."),
    );
  });
  return {
    lost,
    isLost: () => gl.isContextLost(),
    loseDevice: () => {
      const extension = gl.getExtension("WEBGL_lose_context");
      if (!extension)
        throw new EngineError(
          "Expected WEBGL_lose_context, to lose the context on purpose. Received none.",
        );
      extension.loseContext();
    },
  };
}
