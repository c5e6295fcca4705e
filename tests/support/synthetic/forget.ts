/** Facts with one of them forgotten. */

export interface Forgotten {
  /** Which: `anchors[0].added[3]`, `… as before`. */
  readonly what: string;
  readonly facts: unknown;
}

/**
 * Each element of a list and each field taken out; of what changed also the change: as it was before, or as if it had
 * always been so. Every result is a copy but for what is not below the forgotten fact.
 */
export function* forgetting(value: unknown, path = ''): Generator<Forgotten> {
  if (Array.isArray(value)) yield* elements(value, path);
  else if (typeof value === 'object' && value !== null) yield* fields({ ...value }, path);
}

function* elements(list: readonly unknown[], path: string): Generator<Forgotten> {
  for (const [at, element] of list.entries()) {
    yield { what: `${path}[${at}]`, facts: list.toSpliced(at, 1) };
    for (const { what, facts } of forgetting(element, `${path}[${at}]`))
      yield { what, facts: list.with(at, facts) };
  }
}

function* fields(record: Readonly<Record<string, unknown>>, path: string): Generator<Forgotten> {
  const { before, after } = record;
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(after)) {
    yield { what: `${path} as before`, facts: { ...record, after: before } };
    yield { what: `${path} as after`, facts: { ...record, before: after } };
  }
  for (const [key, value] of Object.entries(record)) {
    const { [key]: _, ...rest } = record;
    yield { what: `${path}.${key}`, facts: rest };
    for (const { what, facts } of forgetting(value, `${path}.${key}`))
      yield { what, facts: { ...record, [key]: facts } };
  }
}
