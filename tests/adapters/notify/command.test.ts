import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandNotifier } from '../../../src/adapters/notify/command.ts';
import { createProcessGroups } from '../../../src/adapters/process/groups.ts';
import type { Alert } from '../../../src/ports/notify.ts';
import { temporaryFolder } from '../../support/folders.ts';

const folder = temporaryFolder('notify');
const alert: Alert = {
  level: 'WARNING',
  text: 'Sync to "1.84.0" failed,\nmanual intervention needed',
  cause: 'sync',
};

/** The warnings that notifying with this command leads to. */
async function warningsOf(
  command: readonly string[],
  about = alert,
  timeoutSeconds = 20,
): Promise<string[]> {
  const warnings: string[] = [];
  const onWarning = (text: string): void => void warnings.push(text);
  await commandNotifier(command, {
    groups: createProcessGroups(0.2),
    onWarning,
    timeoutSeconds,
  }).notify(about);
  return warnings;
}

describe('commandNotifier', () => {
  it('hands the alert over as JSON and in the environment', async () => {
    const out = join(folder, 'out');
    const script = `cat > "$0"; printf '%s|%s' "$TRUST_ALERT_LEVEL" "$TRUST_ALERT_TEXT" >> "$0"`;
    expect(await warningsOf(['sh', '-c', script, out])).toEqual([]);
    const [json = '', ...environment] = readFileSync(out, 'utf8').split('\n');
    expect(JSON.parse(json)).toEqual(alert);
    expect(environment.join('\n')).toBe(`WARNING|${alert.text}`);
  });

  it('does not mind a command that never reads', async () => {
    expect(await warningsOf(['true'], { ...alert, text: 'x'.repeat(100_000) })).toEqual([]);
  });

  it('warns of an exit code with the last thing said', async () => {
    expect(await warningsOf(['sh', '-c', 'echo first; echo no route to host >&2; exit 7'])).toEqual(
      [expect.stringMatching(/^notifier sh -c .*: exit code 7: no route to host$/)],
    );
  });

  it.each([
    [['no-such-program-here'], 'notifier no-such-program-here: no such program'],
    [['sh', '-c', 'kill -KILL $$'], 'notifier sh -c kill -KILL $$: ended by SIGKILL'],
    [[], 'notifier : the command to run is empty'],
  ])('warns of %j', async (command, warning) => {
    expect(await warningsOf(command)).toEqual([warning]);
  });

  it('warns of a command that takes too long, and ends it', async () => {
    expect(await warningsOf(['sleep', '60'], alert, 0.3)).toEqual([
      'notifier sleep 60: not done after 0.3 s',
    ]);
  });

  it('delivers a text that no environment can hold', async () => {
    expect(await warningsOf(['true'], { ...alert, text: 'nul\0byte' })).toEqual([]);
  });
});
