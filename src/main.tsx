// Mounts the page.
import { createRoot } from "react-dom/client";
import { App } from "./ui/App.tsx";
import { hueStyles } from "./ui/rosetta/hues.ts";
import { followAddress } from "./ui/state/address.ts";
import { keepForOffline } from "./ui/state/offline.ts";
import { followTheme } from "./ui/state/page.ts";
import { autosave } from "./ui/state/session.ts";
import "./ui/styles/fonts.css";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";
import "./ui/styles/shell.css";
import "./ui/styles/rosetta.css";
import "./ui/styles/columns.css";
import "./ui/styles/differences.css";

const hues = document.createElement("style");
hues.textContent = hueStyles();
document.head.append(hues);
followTheme();
autosave();
keepForOffline();
const root = document.getElementById("root");
if (!root) throw new Error("Expected an element #root in index.html.");
const mount = createRoot(root);
// What the visitor kept comes before what the page brings: text shows after one read of the store.
void followAddress().finally(() => mount.render(<App />));
