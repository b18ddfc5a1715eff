// A value that arrives later: still loading, there, or failed with the message to show.
import { useEffect, useState } from "react";

export type Loaded<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "there"; readonly value: T }
  | { readonly kind: "failed"; readonly message: string };

/** Loads for a key, anew when the key changes; an answer to an older key is dropped. */
export function useLoaded<T>(
  key: string,
  load: (key: string) => Promise<T>,
): Loaded<T> {
  const [state, setState] = useState<{ key: string; loaded: Loaded<T> }>({
    key,
    loaded: { kind: "loading" },
  });
  useEffect(() => {
    let wanted = true;
    const say = (loaded: Loaded<T>) => wanted && setState({ key, loaded });
    load(key).then(
      (value) => say({ kind: "there", value }),
      (error: unknown) =>
        say({
          kind: "failed",
          message: error instanceof Error ? error.message : String(error),
        }),
    );
    return () => {
      wanted = false;
    };
  }, [key, load]);
  return state.key === key ? state.loaded : { kind: "loading" };
}
