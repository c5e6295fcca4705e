/** Alerts handed to a command of the user's: a mail, a chat message, a ticket. */
import type { CommandEnd } from '../../ports/build.ts';
import type { Alert, Notifier } from '../../ports/notify.ts';
import type { ProcessGroups } from '../../ports/process.ts';

const TIMEOUT_SECONDS = 30;
const TAIL_BYTES = 2000;

export interface CommandNotifierOptions {
  readonly groups: ProcessGroups;
  /** Hears in one line that the command failed; `notify` itself never rejects. */
  readonly onWarning: (text: string) => void;
  readonly timeoutSeconds?: number;
}

/** The alert comes as one line of JSON on standard input, and as TRUST_ALERT_LEVEL and TRUST_ALERT_TEXT. */
export function commandNotifier(
  command: readonly string[],
  options: CommandNotifierOptions,
): Notifier {
  const timeoutSeconds = options.timeoutSeconds ?? TIMEOUT_SECONDS;
  return {
    notify: async (alert) => {
      const failure = await run(command, alert, options.groups, timeoutSeconds).catch(
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      if (failure !== null) options.onWarning(`notifier ${command.join(' ')}: ${failure}`);
    },
  };
}

/** Why the command failed, or `null`. */
async function run(
  command: readonly string[],
  alert: Alert,
  groups: ProcessGroups,
  timeoutSeconds: number,
): Promise<string | null> {
  let tail = Buffer.alloc(0);
  const end = await groups.run({
    command,
    cwd: process.cwd(),
    // A NUL cannot stand in an environment variable.
    env: { TRUST_ALERT_LEVEL: alert.level, TRUST_ALERT_TEXT: alert.text.replaceAll('\0', ' ') },
    input: `${JSON.stringify(alert)}\n`,
    timeoutSeconds,
    onOutput: (bytes) => {
      tail = Buffer.concat([tail, bytes]).subarray(-TAIL_BYTES);
      return Promise.resolve();
    },
  });
  const reason = reasonOf(end, timeoutSeconds);
  if (reason === null) return null;
  const said = tail.toString().trim().split('\n').at(-1) ?? '';
  return said === '' ? reason : `${reason}: ${said}`;
}

function reasonOf(end: CommandEnd, timeoutSeconds: number): string | null {
  if (end.kind === 'exited') return end.code === 0 ? null : `exit code ${end.code}`;
  if (end.kind === 'signalled') return `ended by ${end.signal}`;
  return end.kind === 'timed-out' ? `not done after ${timeoutSeconds} s` : 'no such program';
}
