/** `merge-driver --install` and `--uninstall`: shown line by line, then done. */
import { fileURLToPath } from 'node:url';
import { mergeSettings } from '../../adapters/git/merge-settings.ts';
import { files } from '../../adapters/process/files.ts';
import { apply, found } from '../../merge-driver/install/apply.ts';
import { driverCommand } from '../../merge-driver/install/command.ts';
import { installation, PROBES, removal } from '../../merge-driver/install/plan.ts';
import type { Change, DriverReport } from '../../merge-driver/install/report.ts';
import { DRIVER } from '../../merge-driver/install/attributes.ts';
import { createIo, type Io } from '../io.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { changeLines } from '../show/driver-changes.ts';

export interface InstallOptions extends CommonOptions {
  readonly install?: true;
  readonly uninstall?: true;
  readonly global?: true;
  readonly dryRun?: true;
  readonly force?: true;
}

/** The compiled program, also for code that runs from its sources. */
const PROGRAM = fileURLToPath(new URL('../../../dist/bin/trust-upstream.js', import.meta.url));

export async function setUpDriver(options: InstallOptions, session: Session): Promise<void> {
  const io = createIo(session.streams, session.env, {
    color: options.color,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
  });
  const settings = await (options.global === true
    ? mergeSettings.ofUser()
    : mergeSettings.ofRepository(options.fork ?? '.'));
  const now = await found(settings, files);
  const command = driverCommand([process.execPath, PROGRAM]);
  const changes =
    options.install === true ? installation(now, command, options.force === true) : removal(now);
  const dry = options.dryRun === true;
  show(io, changes, options, dry);
  if (dry) return;
  await apply(changes, settings, files);
  if (options.install !== true) return;
  for (const [file, merge] of await settings.mergesOf(PROBES)) {
    if (merge !== DRIVER)
      io.warn(
        `warning: git still merges files such as ${file} by "${merge}": see git check-attr merge`,
      );
  }
}

function show(io: Io, changes: readonly Change[], options: InstallOptions, dry: boolean): void {
  if (options.json === true) {
    const report: DriverReport = { schema_version: 1, dry_run: dry, changes: [...changes] };
    io.print(JSON.stringify(report, null, 2));
    return;
  }
  for (const line of changeLines(changes, io)) io.print(line);
  if (changes.length === 0)
    io.print(options.install === true ? 'already installed' : 'not installed: nothing to undo');
  else if (dry) io.print('dry run: nothing was changed');
}
