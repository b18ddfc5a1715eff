// What a program says that the neutral language does not hold: shown, never left out.
import { placesText } from "../explain.ts";
import { absent, type Finding } from "../finding.ts";
import { classesOf } from "../meaning.ts";
import type { Context } from "./context.ts";

export function noteFindings(context: Context): Finding[] {
  const notes = context.canonicals.map(({ model }) =>
    model.notes.filter(({ kind }) => kind === "not modelled"),
  );
  const texts = [...new Set(notes.flat().map(({ text }) => text))];
  return texts.map((text): Finding => {
    const own = notes.map((all) => all.find((note) => note.text === text));
    return {
      key: `note ${text}`,
      list: "not modelled",
      effect: "training",
      row: "input",
      option: "note",
      title: "not modelled",
      values: own.map((note) =>
        note
          ? {
              text,
              words: "",
              origin: "stated" as const,
              ...(note.span && { span: note.span }),
            }
          : absent("does not say it"),
      ),
      classes: classesOf(own.map((note) => String(note !== undefined))),
      explain: ({ places }) =>
        `${text} What it changes is not known to this comparison${places.length > 1 ? ` (${placesText(places)})` : ""}.`,
    };
  });
}
