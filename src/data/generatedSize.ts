// How many pictures the generated set holds: said before it is made.
export const generatedExamples = { train: 5000, test: 1000 } as const;
