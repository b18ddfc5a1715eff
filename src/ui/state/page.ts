// What belongs to the page and not to a notebook: theme, navigation, the wished engine. Kept between visits.
import { create } from "zustand";
import {
  engineIds,
  type DeviceReport,
  type EngineId,
} from "../../engines/engine.ts";
import { keepText, keptText } from "./browserStorage.ts";

export type ThemeChoice = "light" | "dark" | "system";
export type EngineChoice = EngineId | "auto";

interface PageState {
  readonly themeChoice: ThemeChoice;
  /** The theme that holds, with the system's wish followed. */
  readonly theme: "light" | "dark";
  readonly engine: EngineChoice;
  /** What ran last, as the engine said. */
  readonly device: DeviceReport | null;
  readonly navOpen: boolean;
  /** The entry of the atlas that stands in place of the notebook, `` for its start; null while the notebook stands there. */
  readonly atlas: string | null;
}

const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
const resolve = (choice: ThemeChoice): "light" | "dark" =>
  choice === "system" ? (systemDark.matches ? "dark" : "light") : choice;

/** A choice kept from the last visit. */
function kept<T extends string>(
  key: string,
  allowed: readonly T[],
  otherwise: T,
): T {
  const value = keptText(`rosetta.${key}`) as T | null;
  return value !== null && allowed.includes(value) ? value : otherwise;
}

const keep = (key: string, value: string): void =>
  keepText(`rosetta.${key}`, value);

const choice = kept<ThemeChoice>(
  "theme",
  ["light", "dark", "system"],
  "system",
);

export const usePage = create<PageState>(() => ({
  themeChoice: choice,
  theme: resolve(choice),
  engine: kept<EngineChoice>("engine", ["auto", ...engineIds], "auto"),
  device: null,
  navOpen: false,
  atlas: null,
}));

export function chooseTheme(themeChoice: ThemeChoice): void {
  keep("theme", themeChoice);
  usePage.setState({ themeChoice, theme: resolve(themeChoice) });
}

export function chooseEngine(engine: EngineChoice): void {
  keep("engine", engine);
  usePage.setState({ engine });
}

/** Puts the theme on the document, now and whenever it changes. */
export function followTheme(): void {
  const apply = (): void => {
    document.documentElement.dataset["theme"] = usePage.getState().theme;
  };
  systemDark.addEventListener("change", () =>
    usePage.setState(({ themeChoice }) => ({ theme: resolve(themeChoice) })),
  );
  usePage.subscribe(apply);
  apply();
}
