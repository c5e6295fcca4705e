/** Lines that only one text has can match nothing: a run of them counts as one, and comparing gets cheap. */

export interface Runs {
  /** Of each text: lines that another text has too, and names of runs. */
  readonly texts: readonly (readonly string[])[];
  /** Lines of a run, by its name. */
  readonly runs: ReadonlyMap<string, readonly string[]>;
}

export function inRuns(texts: readonly (readonly string[])[]): Runs {
  const seenIn = new Map<string, number>();
  for (const [text, lines] of texts.entries()) {
    for (const line of lines) {
      const first = seenIn.get(line);
      if (first === undefined) seenIn.set(line, text);
      else if (first !== text) seenIn.set(line, SEVERAL);
    }
  }
  const runs = new Map<string, string[]>();
  const named = (lines: readonly string[]): string[] => {
    const tokens: string[] = [];
    let run: string[] | undefined;
    for (const line of lines) {
      if (seenIn.get(line) === SEVERAL) {
        tokens.push(line);
        run = undefined;
      } else if (run === undefined) {
        // No line begins with a line end and goes on.
        const name = `\n${runs.size}\n`;
        run = [line];
        runs.set(name, run);
        tokens.push(name);
      } else run.push(line);
    }
    return tokens;
  };
  return { texts: texts.map(named), runs };
}

const SEVERAL = -1;

/** The lines again. */
export function outOfRuns(
  { runs }: Pick<Runs, 'runs'>,
  tokens: readonly string[],
): readonly string[] {
  if (!tokens.some((token) => runs.has(token))) return tokens;
  return tokens.flatMap((token) => runs.get(token) ?? [token]);
}
