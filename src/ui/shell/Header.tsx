// The top of the page: name, notebook, device, saving, opening, theme.
import { DropdownMenu } from "radix-ui";
import { useRef, type ReactElement } from "react";
import { chooseTheme, usePage, type ThemeChoice } from "../state/page.ts";
import { DeviceBadge } from "./DeviceBadge.tsx";
import { SaveState } from "./SaveState.tsx";
import { openFiles, saveAsFile } from "./files.ts";

export function Header({ title }: { readonly title: string }): ReactElement {
  return (
    <header className="header">
      <button
        type="button"
        className="btn icon nav-button"
        aria-label="Notebooks"
        onClick={() => usePage.setState({ navOpen: true })}
      >
        <span aria-hidden>☰</span>
      </button>
      <span className="brand">Rosetta Notebook</span>
      <h1 className="title">{title}</h1>
      <span className="space" />
      <SaveState />
      <DeviceBadge />
      <OpenButton />
      <button
        type="button"
        className="btn file"
        onClick={saveAsFile}
        title="Download as .ipynb"
      >
        Save as…
      </button>
      <ThemeMenu />
    </header>
  );
}

function OpenButton(): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="btn file"
        onClick={() => input.current?.click()}
      >
        Open…
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label="Open a notebook or a data archive"
        accept=".ipynb,.js,.py,application/json,.gz,.tgz,.tar,.bin,.zip"
        onChange={(event) => {
          void openFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}

const themes: readonly { choice: ThemeChoice; sign: string }[] = [
  { choice: "light", sign: "☀" },
  { choice: "dark", sign: "☾" },
  { choice: "system", sign: "◐" },
];

function ThemeMenu(): ReactElement {
  const chosen = usePage((state) => state.themeChoice);
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="btn icon"
        aria-label={`Theme: ${chosen}`}
      >
        <span aria-hidden>
          {themes.find(({ choice }) => choice === chosen)?.sign}
        </span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <DropdownMenu.RadioGroup
            value={chosen}
            onValueChange={(value) => chooseTheme(value as ThemeChoice)}
          >
            {themes.map(({ choice, sign }) => (
              <DropdownMenu.RadioItem key={choice} value={choice}>
                <span aria-hidden>{sign}</span> {choice}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
