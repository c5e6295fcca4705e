/** Inferred hooks as an integration_points.toml. */
import { tableOf } from '../engine/toml/write.ts';
import type { Inferred } from './infer.ts';

export function hooksToml({ base, hooks, left }: Inferred): string {
  const head = [
    `# Hooks of the fork, inferred from its diff against ${base.version} (${base.commit}).`,
    '# Loosen an anchor where it says more than it has to; `trust-upstream hooks check` says whether they still hold.',
    ...left.map(({ path, reason }) => `# No hooks for ${path}: ${reason}.`),
  ];
  const points = [...new Set(hooks.map(({ file }) => file))].map((path) =>
    tableOf('integration_point', { path, risk: 'medium', description: 'changed by the fork' }),
  );
  const tables = hooks.map(({ description, risk, safe, ...hook }) =>
    tableOf('hook', {
      ...hook,
      in: hook.in === '' ? undefined : hook.in,
      description: description === '' ? undefined : description,
      risk: risk === 'medium' ? undefined : risk,
      safe: safe ? undefined : safe,
    }),
  );
  return [`${head.join('\n')}\n`, ...points, ...tables].join('\n');
}
