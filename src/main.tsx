// Mounts the page.
import { createRoot } from "react-dom/client";
import { App } from "./ui/App.tsx";
import { hueStyles } from "./ui/rosetta/hues.ts";
import { followTheme } from "./ui/state/page.ts";
import "./ui/styles/fonts.css";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";
import "./ui/styles/shell.css";
import "./ui/styles/rosetta.css";
import "./ui/styles/differences.css";

const hues = document.createElement("style");
hues.textContent = hueStyles();
document.head.append(hues);
followTheme();
const root = document.getElementById("root");
if (!root) throw new Error("Expected an element #root in index.html.");
createRoot(root).render(<App />);
