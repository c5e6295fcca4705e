/** What a build or test command reported, gathered line by line while it runs. */
import { stripVTControlCharacters } from 'node:util';
import type { Diagnostic, TestCounts } from '../../../ports/build.ts';
import { diagnosticOfJson } from './cargo-json.ts';
import { readJsonCounts } from './libtest-json.ts';
import { countsOfResultLine, isSuiteStart } from './libtest-text.ts';
import { readTextDiagnostics } from './rustc-text.ts';

/** Of each level the first so many different diagnostics are kept. */
export const DIAGNOSTICS_KEPT = 200;

export interface OutputReader {
  /** One line as printed, colour codes and all. */
  line(raw: string): void;
  /** After the last line. `tests` is `null` when no suite reported a test. */
  end(): { readonly tests: TestCounts | null; readonly diagnostics: readonly Diagnostic[] };
}

export function readCommandOutput(): OutputReader {
  const kept = new Map<string, Diagnostic>();
  const left = { error: DIAGNOSTICS_KEPT, warning: DIAGNOSTICS_KEPT };
  const text = readTextDiagnostics();
  const json = readJsonCounts();
  let insideTextSuite = false;
  let tests: TestCounts = { passed: 0, failed: 0, ignored: 0 };

  // The same file is compiled for several targets and then complains once for each.
  const keep = (diagnostic: Diagnostic | null): void => {
    if (diagnostic === null || left[diagnostic.level] === 0) return;
    const key = JSON.stringify(diagnostic);
    if (kept.has(key)) return;
    kept.set(key, diagnostic);
    left[diagnostic.level]--;
  };
  const count = (suite: TestCounts): void => {
    tests = {
      passed: tests.passed + suite.passed,
      failed: tests.failed + suite.failed,
      ignored: tests.ignored + suite.ignored,
    };
  };
  const message = (value: unknown): void => {
    const suite = json.event(value);
    if (suite !== null) count(suite);
    // What tests print (a failing test of a compiler shows that compiler's errors) says nothing of this build.
    else if (!insideTextSuite && !json.insideSuite) keep(diagnosticOfJson(value));
  };
  const plain = (line: string): void => {
    const suite = countsOfResultLine(line);
    if (suite !== null) count(suite);
    if (suite !== null || isSuiteStart(line)) insideTextSuite = suite === null;
    keep(insideTextSuite || json.insideSuite ? text.end() : text.line(line));
  };
  return {
    line: (raw) => {
      const value = raw.startsWith('{') ? parse(raw) : undefined;
      if (value === undefined) plain(stripVTControlCharacters(raw));
      else message(value);
    },
    end: () => {
      keep(text.end());
      const reported = tests.passed + tests.failed + tests.ignored > 0;
      return { tests: reported ? tests : null, diagnostics: [...kept.values()] };
    },
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
