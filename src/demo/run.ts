/** The demo from nothing to a report, told step by step. */
import { join } from 'node:path';
import { buildDemo } from './build.ts';
import { findCargo } from './cargo.ts';
import type { Scene } from './checks.ts';
import { commandLine } from './command.ts';
import { demoReleases } from './releases.ts';
import { demoSteps, type Step } from './steps.ts';

export interface DemoRequest {
  /** Empty or new; everything lies below it, and stays. */
  readonly folder: string;
  /** Program and first arguments that stand for `trust-upstream`. */
  readonly program: readonly string[];
  readonly print: (line: string) => void;
}

/** True when every step did what it should. Throws Problem `usage` or `git` when the demo cannot be built. */
export async function runDemo({ folder, program, print }: DemoRequest): Promise<boolean> {
  print('1. A small compiler with four releases, and a fork of its first with the hooks of tRust.');
  const demo = await buildDemo(folder);
  print(
    `     upstream: ${demo.upstream} (${demoReleases.map(({ version }) => version).join(', ')})`,
  );
  print(`     fork:     ${demo.fork} (all commands below run here)`);
  const cargo = await findCargo();
  if (cargo.kind === 'unusable') print(`     ${cargo.reason}: builds and tests are skipped`);
  const builds = cargo.kind === 'usable';
  const scene: Scene = {
    demo,
    line: commandLine(program, demo.fork),
    common: ['--state', '../state'],
    state: join(folder, 'state'),
    impact: join(folder, 'impact'),
    report: join(folder, 'report.html'),
    builds,
  };
  for (const [index, step] of demoSteps(builds ? [] : ['--skip-build', '--skip-tests']).entries()) {
    print('');
    print(`${index + 2}. ${step.say}`);
    const wrong = await play(step, scene, print);
    for (const line of wrong) print(`   WRONG: ${line}`);
    if (wrong.length > 0) {
      print('');
      print(`The demo failed. Everything is still in ${folder}.`);
      return false;
    }
  }
  print('');
  print(
    `The fork stands on 1.93.0 with every hook once in its place${builds ? ', built and tested' : ''}.`,
  );
  print(`Report: ${scene.report}`);
  print(`To delete everything: rm -rf ${folder}`);
  return true;
}

async function play(step: Step, scene: Scene, print: (line: string) => void): Promise<string[]> {
  const args = [...(await step.args(scene)), ...scene.common];
  print(`   $ trust-upstream ${args.join(' ')}`);
  const exit = await scene.line.show(args, (line) => {
    print(`     ${line}`);
  });
  if (exit !== 0) return [`exit code ${exit}`];
  return step.check(scene).catch((error: unknown) => [String(error)]);
}
