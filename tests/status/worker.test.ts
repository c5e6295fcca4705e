import { describe, expect, it } from 'vitest';
import { statusReport } from '../../src/status/status.ts';
import { workerCheck } from '../../src/status/worker.ts';
import { question } from './facts.ts';

const check = (version: string, allowed = 1) =>
  workerCheck(statusReport(question({ base: { version, released: true }, allowed })));

describe('workerCheck', () => {
  it("stops a worker in the seed's words, naming the version to sync to", () => {
    expect(check('1.83.0')).toEqual({
      exit: 1,
      lines: [
        'CRITICAL: tRust is 8 releases behind upstream',
        'Run: trust-sync run --to-version 1.84.1',
        'This MUST be resolved before other work',
      ],
    });
  });

  it("warns in the seed's words at one release behind", () => {
    expect(check('1.90.0')).toEqual({
      exit: 0,
      lines: ['WARNING: tRust is 1 release behind upstream', 'Sync should be scheduled soon'],
    });
  });

  it('is silent when nothing is missing', () => {
    expect(check('1.91.0')).toEqual({ exit: 0, lines: [] });
  });

  it('follows the configured threshold', () => {
    expect(check('1.88.0', 3).exit).toBe(0);
    expect(check('1.90.0', 0).lines[0]).toBe('CRITICAL: tRust is 1 release behind upstream');
  });

  it('does not let a worker pass when the base is not known', () => {
    const report = statusReport(
      question({ base: { version: null, reason: 'no branch main' }, releases: [] }),
    );
    expect(workerCheck(report)).toEqual({
      exit: 1,
      lines: [
        'CRITICAL: the upstream release that tRust stands on is unknown: no branch main',
        'This MUST be resolved before other work',
      ],
    });
  });
});
