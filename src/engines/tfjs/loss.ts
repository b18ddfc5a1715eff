// Notices when a graphics device is lost, and can lose it on purpose for tests.
import * as tf from "@tensorflow/tfjs-core";
import { EngineError, type BackendId } from "../engine.ts";

export interface Watch {
  readonly lost: Promise<string>;
  isLost(): boolean;
  loseDevice(): void;
}

/** The parts of tfjs's backends that hold the device. */
interface WebglBackend {
  readonly gpgpu: { readonly gl: WebGL2RenderingContext };
}
interface WebgpuBackend {
  readonly device: {
    readonly lost: Promise<{
      readonly reason: string;
      readonly message: string;
    }>;
    destroy(): void;
  };
}

/** Watches the device of the backend that runs. */
export function watchDevice(backend: BackendId): Watch {
  switch (backend) {
    case "webgpu":
      return watchWebgpu(tf.backend() as unknown as WebgpuBackend);
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

function watchWebgpu({ device }: WebgpuBackend): Watch {
  let gone = false;
  const lost = device.lost.then(({ reason, message }) => {
    gone = true;
    return `The WebGPU device was lost (${[reason, message].filter((part) => part !== "").join(": ")}).`;
  });
  return {
    lost,
    isLost: () => gone,
    loseDevice: () => {
      gone = true;
      device.destroy();
    },
  };
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

/** WebAssembly and plain JavaScript go only when their worker goes. */
function unlosable(backend: BackendId): Watch {
  return {
    lost: new Promise<string>(() => undefined),
    isLost: () => false,
    loseDevice: () => {
      throw new EngineError(
        `${backend} has no device to lose: end its worker instead.`,
      );
    },
  };
}
