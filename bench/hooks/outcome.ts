/** What came of a pair, in one word and in one line. */
import type { Delivery } from './carrier.ts';
import type { CarriedFile } from './carry.ts';

/** `exact`, `format`: all automatic, and so equal to what a person wrote; `open`: left to a person; `wrong`: clean and not right. */
export type Outcome = 'exact' | 'format' | 'open' | 'wrong';

export function outcomeOf({ carried: { files, automatic } }: Delivery): Outcome {
  const kinds = files.map(({ verdict }) => verdict?.kind);
  if (kinds.includes('wrong')) return 'wrong';
  if (!automatic) return 'open';
  return kinds.includes('format') ? 'format' : 'exact';
}

/** Is it what the product promises: nothing wrong, and what the analysis says of it true? */
export function isGood(delivery: Delivery): boolean {
  return outcomeOf(delivery) !== 'wrong' && (delivery.misforetold ?? []).length === 0;
}

export function lineOf(delivery: Delivery): string {
  const { pair, carried, misforetold } = delivery;
  const { files, git, automatic, seconds } = carried;
  const adapted = files.some((file) => file.adapted) ? 'adapted' : 'as it was';
  return [
    `${isGood(delivery) ? 'ok  ' : 'FAIL'} ${pair.from} → ${pair.to}`,
    automatic ? 'automatic' : 'open',
    adapted,
    outcomeOf(delivery),
    `git: ${git.join(', ') || 'clean'}`,
    `${seconds.toFixed(1)} s`,
    ...files.flatMap(conflictsIn),
    ...(misforetold ?? []).map((one) => `analysis: ${one}`),
  ].join('  ');
}

/** The diffs of what is not byte for byte as a person wrote it. */
export function diffsOf({ pair, carried }: Delivery, kind: 'format' | 'wrong'): string[] {
  return carried.files.flatMap(({ path, verdict }) =>
    verdict?.kind === kind ? [`${kind} ${pair.from} → ${pair.to} ${path}\n${verdict.diff}`] : [],
  );
}

export function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function conflictsIn({ path, conflicts }: CarriedFile): string[] {
  return conflicts.map(({ line, reason }) => `${nameOf(path)} line ${line} (${reason})`);
}
