/**
 * A real sync that kills itself (SIGKILL) at one recorded moment: `die-at.mjs CONFIG VERSION N`; with N = 0 it runs to
 * its end. Moments are counted at every record that ends or saves a step: what the step did is done, but not yet
 * recorded. Clock and ids are fixed, so that two runs can be compared.
 */
import { openWorkbench } from '../../dist/cli/compose/workbench.js';
import { startSync } from '../../dist/sync/sync.js';

const [config, to, at] = process.argv.slice(2);
const bench = await openWorkbench(
  { streams: { out: process.stdout, err: process.stderr }, env: process.env, end: () => undefined },
  { config, color: false },
);
const ports = await bench.syncPorts(() => undefined);
let moments = 0;
const history = {
  ...ports.history,
  recordStep(step) {
    if (step.status !== 'started' || step.output !== null) {
      moments++;
      if (moments === Number(at)) {
        process.stdout.write(`${step.stage}/${step.step} ${step.status}\n`);
        process.kill(process.pid, 'SIGKILL');
      }
    }
    ports.history.recordStep(step);
  },
};
const clock = { now: () => new Date('2026-01-02T12:00:00Z'), newId: () => 'sync-1' };
const request = {
  to,
  branch: 'main',
  base: null,
  upstream: bench.config.upstream.url,
  build: bench.config.build,
  test: bench.config.test,
  finalize: bench.config.finalize.mode,
};
const outcome = await startSync({ ...ports, history, clock }, await bench.syncPlace(), request);
process.stdout.write(`${JSON.stringify({ outcome: outcome.kind, moments })}\n`);
await bench.close();
