// Notices when a device is lost or refuses work, and can lose it on purpose for tests.
import { EngineError, type BackendId } from "./engine.ts";

export interface Watch {
  readonly lost: Promise<string>;
  isLost(): boolean;
  loseDevice(): void;
}

export interface WebgpuDevice extends EventTarget {
  readonly lost: Promise<{
    readonly reason: string;
    readonly message: string;
  }>;
  destroy(): void;
}
/** What a device says of work that it will not do. */
type Refused = Event & { readonly error: { readonly message: string } };

/**
 * A device that refuses work (a program that does not compile, no memory left) drops every command handed in with it, throws nothing, and
 * leaves old numbers where results belong. Nothing read from it afterwards can be trusted, so it counts as lost.
 */
export function watchWebgpu(device: WebgpuDevice): Watch {
  let gone = false;
  const refused = new Promise<string>((resolve) => {
    device.addEventListener("uncapturederror", (event) => {
      gone = true;
      resolve(
        `The WebGPU device refused work: ${(event as Refused).error.message}`,
      );
    });
  });
  const lost = device.lost.then(({ reason, message }) => {
    gone = true;
    return `The WebGPU device was lost (${[reason, message].filter((part) => part !== "").join(": ")}).`;
  });
  return {
    lost: Promise.race([lost, refused]),
    isLost: () => gone,
    loseDevice: () => {
      gone = true;
      device.destroy();
    },
  };
}

/** WebAssembly and plain JavaScript go only when their worker goes. */
export function unlosable(backend: BackendId): Watch {
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
