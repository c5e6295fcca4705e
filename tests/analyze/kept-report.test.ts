import { expect, test } from 'vitest';
import { keptReport } from '../../src/analyze/kept-report.ts';
import { keptInMemory } from './kept.ts';
import { reportOn, PASSES } from './releases.ts';

const question = {
  from: { name: '1.0.0', commit: 'a' },
  to: { name: '1.1.0', commit: 'b' },
  hooks: [{ id: 'passes/verify', code: 'verify(tcx);' }],
  standing: { tip: 'c', patches: [['a', 'c']] },
};

async function answering() {
  const report = await reportOn({ [PASSES]: 'fn a() {}\n' }, { [PASSES]: 'fn a() { 1 }\n' });
  const kept = keptInMemory();
  let answers = 0;
  let known = 0;
  const ask = (asked: unknown, date = '2026-01-02') =>
    keptReport(
      kept,
      asked,
      date,
      () => {
        answers++;
        return Promise.resolve({ ...report, analysis_date: date });
      },
      () => known++,
    );
  return { report, kept, ask, answers: () => answers, known: () => known };
}

test('an equal question is answered from what was kept, under the date of today', async () => {
  const { report, ask, answers, known } = await answering();
  expect(await ask(question)).toEqual(report);
  expect(known()).toBe(0);
  expect(await ask(structuredClone(question), '2026-02-03')).toEqual({
    ...report,
    analysis_date: '2026-02-03',
  });
  expect(answers()).toBe(1);
  expect(known()).toBe(1);
});

test('another hook, another tip, another version: answered anew', async () => {
  const { ask, answers } = await answering();
  await ask(question);
  await ask({ ...question, hooks: [{ ...question.hooks[0], code: 'verify(tcx, config);' }] });
  await ask({ ...question, hooks: [] });
  await ask({ ...question, standing: { ...question.standing, tip: 'd' } });
  await ask({ ...question, standing: null });
  await ask({ ...question, to: { name: '1.1.1', commit: 'b' } });
  expect(answers()).toBe(6);
});

test('what was kept in another shape is not an answer', async () => {
  const { kept, ask, answers } = await answering();
  await ask(question);
  for (const key of kept.heldResults.keys()) {
    kept.heldResults.set(key, new TextEncoder().encode('{"schema_version":1}'));
  }
  await ask(question);
  expect(answers()).toBe(2);
});

test('what could not be answered is not kept', async () => {
  const { kept, ask } = await answering();
  const failing = keptReport(kept, question, '2026-01-02', () => Promise.reject(new Error('gone')));
  await expect(failing).rejects.toThrow('gone');
  expect(kept.heldResults.size).toBe(0);
  await expect(ask(question)).resolves.toMatchObject({ schema_version: 1 });
});
