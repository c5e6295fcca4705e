import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDemo } from '../../src/demo/build.ts';
import { cli, type Ran } from './cli.ts';
import { temporaryFolder } from './folders.ts';

export interface DemoFork {
  readonly folder: string;
  readonly fork: string;
  readonly upstream: string;
  readonly state: string;
  /** A command for this fork, which builds and tests nothing. */
  run(...args: string[]): Promise<Ran>;
  git(...args: string[]): string;
  /** Replaces `from` in the configuration. */
  configure(from: string | RegExp, to: string): void;
}

let original: Promise<string> | undefined;

/** A copy of the demo of its own: upstream, fork and configuration; build and test commands that do nothing. */
export async function demoFork(): Promise<DemoFork> {
  original ??= (async () => {
    const folder = join(temporaryFolder('demo-original'), 'demo');
    await buildDemo(folder);
    return folder;
  })();
  const folder = join(temporaryFolder('demo'), 'demo');
  cpSync(await original, folder, { recursive: true });
  const config = join(folder, 'trust-upstream.toml');
  const fork = join(folder, 'fork');
  const demo = {
    folder,
    fork,
    upstream: join(folder, 'upstream'),
    state: join(folder, 'state'),
    run: (...args: string[]) => cli('--config', config, ...args),
    git: (...args: string[]) =>
      execFileSync('git', ['-C', fork, ...args], { encoding: 'utf8' }).trim(),
    configure(from: string | RegExp, to: string) {
      writeFileSync(config, readFileSync(config, 'utf8').replace(from, to));
    },
  };
  demo.configure(/command = \["cargo", "build".*/, 'command = ["true"]');
  demo.configure(/command = \["cargo", "test".*/, 'command = ["true"]');
  return demo;
}

/** Every ref of the fork and what it holds, one a line. */
export function refsOf(demo: Pick<DemoFork, 'git'>): string {
  return demo.git('for-each-ref', '--format=%(refname) %(objectname)');
}
