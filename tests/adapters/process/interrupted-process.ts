/** Run by interrupts.test.ts as a process of its own: runs a shell SCRIPT as a group, as MODE says, and prints the end. */
import { createProcessGroups } from '../../../src/adapters/process/groups.ts';

const [mode = '', script = ''] = process.argv.slice(2);
if (mode === 'listening') process.on('SIGINT', () => process.stdout.write('heard\n'));
if (mode === 'exiting') setTimeout(() => process.exit(9), 1500);
const end = await createProcessGroups(0.5).run({
  command: ['sh', '-c', script],
  cwd: process.cwd(),
  env: {},
  timeoutSeconds: 60,
  onOutput: async (bytes) => void process.stdout.write(bytes),
});
process.stdout.write(`${JSON.stringify(end)}\n`);
