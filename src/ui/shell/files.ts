// Files that are opened or dropped, and the notebook going out as a file.
import { titleOf, type Notebook } from "../../notebook/document.ts";
import { load, save } from "../../notebook/ipynb.ts";
import { joinColumns } from "../../notebook/join.ts";
import { askBeside } from "../state/beside.ts";
import { openData } from "../state/datasets.ts";
import { tell } from "../state/notices.ts";
import { session } from "../state/session.ts";

/** Notebooks and programs are opened; everything else is taken for the files of one data set. */
export async function openFiles(files: readonly File[]): Promise<void> {
  const code = (file: File) => isNotebook(file) || isProgram(file);
  for (const file of files.filter(code))
    await telling(file.name, () => openNotebookFile(file));
  const data = files.filter((file) => !code(file));
  if (data.length > 0)
    await telling(data.map(({ name }) => name).join(", "), async () =>
      tell(await openData(data), false),
    );
}

async function telling(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tell(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const isNotebook = ({ name }: File): boolean => /\.(ipynb|json)$/i.test(name);
const isProgram = ({ name }: File): boolean => /\.(m?js|py)$/i.test(name);

async function openNotebookFile(file: File): Promise<void> {
  const text = await file.text();
  const notebook = named(
    isProgram(file) ? programNotebook(file.name, text) : load(text),
    file.name,
  );
  const { document } = session.getState();
  const choice = await askBeside(titleOf(notebook), titleOf(document.notebook));
  if (choice === "neither") return;
  await session.save();
  session.start(
    choice === "beside" ? joinColumns(document.notebook, notebook) : notebook,
  );
  await session.save();
}

/** A program as a notebook of one cell. */
function programNotebook(name: string, text: string): Notebook {
  const language = /\.py$/i.test(name) ? "python" : "javascript";
  return load(
    JSON.stringify({
      cells: [
        {
          cell_type: "code",
          execution_count: null,
          id: "program",
          metadata: {},
          outputs: [],
          source: text,
        },
      ],
      metadata: { language_info: { name: language } },
      nbformat: 4,
      nbformat_minor: 5,
    }),
  );
}

/** A notebook that names itself nowhere is called after its file. */
function named(notebook: Notebook, file: string): Notebook {
  if (titleOf(notebook) !== titleOf({ metadata: {}, cells: [] }))
    return notebook;
  const title = file.replace(/\.(ipynb|m?js|py)$/i, "");
  return { ...notebook, metadata: { ...notebook.metadata, title } };
}

export function saveAsFile(): void {
  const { notebook } = session.getState().document;
  const name = `${
    titleOf(notebook)
      .replace(/[^\p{L}\p{N}._ -]+/gu, "")
      .trim() || "notebook"
  }.ipynb`;
  const url = URL.createObjectURL(
    new Blob([save(notebook)], { type: "application/x-ipynb+json" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
