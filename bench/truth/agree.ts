/**
 * How often the program's classes are those of the readers: `TRUST_UPSTREAM_REPO=/path/to/rust npm run bench:truth [ID...]`.
 * Fails below 95% of the changes on which the readers agree.
 */
import { answersTo, type Answer } from './answers.ts';
import { readChanges, readClasses, type Change, type Reading } from './changes.ts';
import { upstream } from './history.ts';

const ENOUGH = 0.95;

type Readings = readonly [Reading, Reading];

const asked = process.argv.slice(2).map(Number);
const changes = readChanges().filter(({ id }) => asked.length === 0 || asked.includes(id));
const classes = readClasses();
const answers = await answersTo(upstream(), changes, (step, seconds) => {
  process.stderr.write(`${step}  ${seconds.toFixed(1)} s\n`);
});

const judged = changes.flatMap((change) => {
  const readings = classes.get(change.id);
  const answer = answers.get(change.id);
  return readings === undefined || answer === undefined ? [] : [{ change, readings, answer }];
});
const settled = judged.filter(({ readings: [one, other] }) => one.class === other.class);
const wrong = settled.filter(({ readings, answer }) => !agrees(readings, answer));
for (const { change, readings, answer } of wrong) {
  print('DISAGREES', change, readings, answer);
}
for (const { change, readings, answer } of judged.filter((one) => !settled.includes(one))) {
  print('readers disagree', change, readings, answer);
}
const share = settled.length === 0 ? 0 : 1 - wrong.length / settled.length;
process.stdout.write(
  `the readers agree on ${settled.length} of ${judged.length}; of these the program on ${settled.length - wrong.length}: ${(share * 100).toFixed(1)}%\n`,
);
if (share < ENOUGH) process.exitCode = 1;

/** A missing engine, where a reader says so, is all that lies between MODERATE and BREAKING. */
function agrees(readings: Readings, answer: Answer): boolean {
  if (answer.class === readings[0].class) return true;
  const open = readings.some(({ reason }) => reason.includes('engine decides'));
  const either = [answer.class, readings[0].class].every((name) =>
    ['MODERATE', 'BREAKING'].includes(name),
  );
  return open && either;
}

function print(verdict: string, change: Change, [one, other]: Readings, answer: Answer): void {
  const { id, from, to, kind, path } = change;
  process.stdout.write(
    [
      `${verdict}: ${id}  ${from} → ${to}  ${kind} ${path}`,
      `  A  ${one.class}  ${one.reason}`,
      `  B  ${other.class}  ${other.reason}`,
      `  program  ${answer.class}  ${answer.reason}`,
      '',
    ].join('\n'),
  );
}
