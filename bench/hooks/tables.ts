/** What came of many pairs, as tables in Markdown. */
import type { Delivery } from './carrier.ts';
import { nameOf, type Outcome, outcomeOf } from './outcome.ts';
import { RELEASES, STEPS } from './releases.ts';

export function tablesOf(deliveries: readonly Delivery[]): string {
  return [summary(deliveries), matrix(deliveries), steps(deliveries)].join('\n\n') + '\n';
}

/** All pairs, and each file by itself. */
function summary(deliveries: readonly Delivery[]): string {
  const first = deliveries[0]?.carried.files ?? [];
  const files = first.map(({ path }) => {
    const own = deliveries.flatMap(({ carried }) => carried.files.filter((f) => f.path === path));
    const kinds = own.map(({ verdict }): Outcome => verdict?.kind ?? 'open');
    const byGit = deliveries.filter(({ carried }) => !carried.git.some((p) => isIn(p, path)));
    return row(nameOf(path), own.filter((file) => file.adapted).length, kinds, byGit.length);
  });
  const kinds = deliveries.map(outcomeOf);
  const adapted = deliveries.filter(isAdapted).length;
  const byGit = deliveries.filter(({ carried }) => carried.git.length === 0).length;
  return [
    '| | automatic | adapted | byte for byte | but for formatting | left to a person | wrong | plain git |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    row(`all of ${deliveries.length} pairs`, adapted, kinds, byGit),
    ...files,
  ].join('\n');
}

function row(name: string, adapted: number, kinds: readonly Outcome[], git: number): string {
  const count = (kind: Outcome): number => kinds.filter((one) => one === kind).length;
  const [exact, format, open, wrong] = [
    count('exact'),
    count('format'),
    count('open'),
    count('wrong'),
  ];
  const automatic = kinds.length - open;
  return `| ${[name, automatic, adapted, exact, format, open, wrong, git].join(' | ')} |`;
}

/** A row for each older release, a column for each newer one. */
function matrix(deliveries: readonly Delivery[]): string {
  const minors = RELEASES.map((version) => version.split('.')[1] ?? '');
  const lines = RELEASES.slice(0, -1).map((from, at) => {
    const cells = RELEASES.slice(1).map((to) =>
      symbolOf(deliveries.find(({ pair }) => pair.from === from && pair.to === to)),
    );
    return `${minors[at] ?? ''}  ${cells.join('  ')}`.trimEnd();
  });
  return ['```text', `    ${minors.slice(1).join(' ')}`, ...lines, '```'].join('\n');
}

function symbolOf(delivery: Delivery | undefined): string {
  if (delivery === undefined) return ' ';
  const outcome = outcomeOf(delivery);
  if (outcome === 'exact') return isAdapted(delivery) ? 'a' : '=';
  return { format: 'f', open: '?', wrong: 'X' }[outcome];
}

function steps(deliveries: readonly Delivery[]): string {
  const rows = STEPS.flatMap((step) => {
    const one = deliveries.find(({ pair }) => pair.from === step.from && pair.to === step.to);
    if (one === undefined) return [];
    const adapted = one.carried.files.filter((file) => file.adapted);
    const names = adapted.map(({ path }) => nameOf(path)).join(', ') || '–';
    const word = {
      exact: 'byte for byte',
      format: 'but for formatting',
      open: 'no',
      wrong: 'WRONG',
    };
    const git = one.carried.git.join(', ') || 'clean';
    const cells = [
      `${step.from} → ${step.to}`,
      one.carried.automatic ? 'yes' : 'no',
      names,
      word[outcomeOf(one)],
      git,
    ];
    return [`| ${cells.join(' | ')} |`];
  });
  return [
    '| step | automatic | adapted | equal to the form by hand | plain git |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function isAdapted({ carried }: Delivery): boolean {
  return carried.files.some((file) => file.adapted);
}

/** `passes.rs line 423` */
function isIn(place: string, path: string): boolean {
  return place.startsWith(`${nameOf(path)} `);
}
