import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/base/problem.ts';
import { originText } from '../../src/config/origin.ts';
import { type ConfigQuestion, resolveConfig } from '../../src/config/resolve.ts';

const PATH = '/work/fork/trust-upstream.toml';

function resolved(text: string | null, over: Partial<ConfigQuestion> = {}) {
  const file = text === null ? null : { path: PATH, text };
  return resolveConfig({ file, env: {}, flags: {}, home: '/home/u', ...over });
}

const from = (result: ReturnType<typeof resolved>, key: string) => {
  const origin = result.origins.get(key);
  return origin && originText(origin);
};

function problemOf(text: string): Problem | undefined {
  try {
    resolved(text);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return undefined;
}

describe('resolveConfig', () => {
  it('has a default for everything', () => {
    const { config, origins } = resolved(null);
    expect(config).toEqual({
      fork: { path: '.', branch: null, base: null, crates: [] },
      upstream: { url: 'https://github.com/rust-lang/rust.git' },
      build: {
        command: ['./x.py', 'build', '--stage', '1'],
        timeout_seconds: 14_400,
        env: {},
      },
      test: {
        command: ['./x.py', 'test', '--stage', '1', 'tests/ui'],
        timeout_seconds: 14_400,
        env: {},
      },
      finalize: { mode: 'replace' },
      limits: { merge_seconds: 10 },
      thresholds: { releases_behind: 1, success_rate: 0.9, sync_hours: 8, manual_share: 0.25 },
      notify: [{ kind: 'stderr' }],
      data: { integration_points: null, resolution_rules: null, api_migrations: null },
      state: '/home/u/.trust',
    });
    expect(new Set([...origins.values()].map(originText))).toEqual(new Set(['default']));
  });

  it('takes what the file says and leaves the rest', () => {
    const result = resolved(`
[fork]
branch = "trust"
base = "1.71.0"

[build]
command = "cargo build --workspace"
env = { RUSTFLAGS = "-Dwarnings" }

[test]
command = []

[[notify]]
kind = "command"
command = ["./tell", "all"]
`);
    expect(result.config.fork).toEqual({ path: '.', branch: 'trust', base: '1.71.0', crates: [] });
    expect(result.config.build).toEqual({
      command: ['cargo', 'build', '--workspace'],
      timeout_seconds: 14_400,
      env: { RUSTFLAGS: '-Dwarnings' },
    });
    expect(result.config.test.command).toBeNull();
    expect(result.config.notify).toEqual([{ kind: 'command', command: ['./tell', 'all'] }]);
    expect(from(result, 'fork.branch')).toBe(`${PATH}:3`);
    expect(from(result, 'build.command')).toBe(`${PATH}:7`);
    expect(from(result, 'build.env')).toBe(`${PATH}:8`);
    expect(from(result, 'build.timeout_seconds')).toBe('default');
    expect(from(result, 'notify')).toBe(`${PATH}:13`);
  });

  it('prefers flag to environment to file to default', () => {
    const text = 'state = "file"';
    const env = { TRUST_HOME: '/env' };
    const steps = [
      resolved(null),
      resolved(text),
      resolved(text, { env }),
      resolved(text, { env, flags: { state: '/flag' } }),
    ];
    expect(steps.map((step) => [step.config.state, from(step, 'state')])).toEqual([
      ['/home/u/.trust', 'default'],
      ['/work/fork/file', `${PATH}:1`],
      ['/env', 'env TRUST_HOME'],
      ['/flag', '--state'],
    ]);
  });

  it('takes an empty variable or option for one that is not there', () => {
    const result = resolved(null, {
      env: { TRUST_HOME: '' },
      flags: { fork: undefined, state: '' },
    });
    expect(from(result, 'state')).toBe('default');
    expect(from(result, 'fork.path')).toBe('default');
  });
});

describe('paths', () => {
  it('in the file are relative to the file', () => {
    const { config } = resolved(`
state = "~/elsewhere"
[fork]
path = "../trust"
[data]
integration_points = "data/points.toml"
api_migrations = "/srv/migrations"
`);
    expect(config.state).toBe('/home/u/elsewhere');
    expect(config.fork.path).toBe('/work/trust');
    expect(config.data).toEqual({
      integration_points: '/work/fork/data/points.toml',
      resolution_rules: null,
      api_migrations: '/srv/migrations',
    });
  });

  it('from an option stay as given: they are relative to where the program runs', () => {
    const { config } = resolved('fork.path = "x"', {
      flags: { fork: '../y', upstream: 'rust.git' },
    });
    expect([config.fork.path, config.upstream.url]).toEqual(['../y', 'rust.git']);
  });

  it.each([
    ['https://example.org/rust.git', 'https://example.org/rust.git'],
    ['git@example.org:rust.git', 'git@example.org:rust.git'],
    ['file:///srv/rust.git', 'file:///srv/rust.git'],
    ['../rust', '/work/rust'],
    ['~/rust', '/home/u/rust'],
  ])('upstream %s is %s', (written, url) => {
    expect(resolved(`upstream.url = "${written}"`).config.upstream.url).toBe(url);
  });
});

describe('a file that cannot be used', () => {
  it.each([
    ['[fork]\nbrnach = "x"', 'line 2: fork.brnach: unknown key; did you mean fork.branch?'],
    ['branch = "x"', 'line 1: branch: unknown key; did you mean fork.branch?'],
    ['[limit]\nmerge_seconds = 1', 'line 1: limit: unknown key; did you mean limits?'],
    [
      '[build]\ntimeout = 5',
      'line 2: build.timeout: unknown key; did you mean build.timeout_seconds?',
    ],
    ['[[notify]]\nknd = "stderr"', 'line 2: notify[0].knd: unknown key; did you mean notify.kind?'],
    ['[fork]\nbase = "1.71"', 'line 2: fork.base: expected a release such as "1.84.0"'],
    ['[finalize]\nmode = "squash"', 'line 2: finalize.mode: '],
    ['[build]\ncommand = "a | b"', 'line 2: build.command: no shell runs this'],
    ['[test]\ncommand = [\n  "a",\n  3,\n]', 'line 4: test.command[1]: expected a string'],
    ['[test]\ntimeout_seconds = -1', 'line 2: test.timeout_seconds: '],
    ['[test]\ntimeout_seconds = 1e9', 'line 2: test.timeout_seconds: '],
    ['[test.env]\nN = 3', 'line 2: test.env.N: expected string, received number'],
    ['[thresholds]\nsuccess_rate = 90', 'line 2: thresholds.success_rate: '],
    ['[[notify]]\nkind = "pigeon"', 'line 2: notify[0].kind: '],
    ['[[notify]]\nkind = "command"', 'line 1: notify[0].command: '],
    ['[build]\ncommand = { a = 1 }', 'line 2: build.command: expected a string or an array'],
    ['[build]\nbranch = "x"', 'line 2: build.branch: unknown key; did you mean fork.branch?'],
    ['state = ""', 'line 1: state: expected a text that is not empty'],
    ['fork = 3', 'line 1: fork: expected object, received number'],
    ['[fork\n', 'line 1: not TOML: '],
  ])('%j is named by file, line and key', (text, message) => {
    const problem = problemOf(text);
    expect(problem).toMatchObject({ kind: 'config', exit: 2 });
    expect(problem?.message).toContain(`${PATH} ${message}`);
  });

  it('is a problem of the configuration whatever the unknown key looks like', () => {
    fc.assert(
      fc.property(fc.constantFrom('', 'fork', 'notify', 'build'), fc.string(), (table, name) => {
        fc.pre(
          !['path', 'kind', 'command', 'env', 'state', 'fork', 'build', 'test'].includes(name),
        );
        const header = table === 'notify' ? '[[notify]]' : table === '' ? '' : `[${table}]`;
        const problem = problemOf(`${header}\n${JSON.stringify(name)} = 1`);
        expect(problem?.message).toMatch(/ line 2: .*: unknown key; did you mean [a-z_.]+\?$/s);
      }),
      {
        examples: [
          ['', '__proto__'],
          ['fork', '__proto__'],
        ],
      },
    );
  });
});
