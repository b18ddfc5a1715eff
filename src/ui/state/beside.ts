// The question that a second notebook raises: open it alone, or beside the one that stands here.
import { create } from "zustand";

export type BesideChoice = "alone" | "beside" | "neither";

interface Question {
  readonly opened: string;
  readonly current: string;
  readonly answer: (choice: BesideChoice) => void;
}

export const useBeside = create<{ readonly question: Question | null }>(() => ({
  question: null,
}));

export function askBeside(
  opened: string,
  current: string,
): Promise<BesideChoice> {
  useBeside.getState().question?.answer("neither");
  return new Promise((resolve) => {
    const answer = (choice: BesideChoice): void => {
      useBeside.setState({ question: null });
      resolve(choice);
    };
    useBeside.setState({ question: { opened, current, answer } });
  });
}
