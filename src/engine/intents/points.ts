/** `data/integration_points.toml`: where the fork touches upstream, and what it inserts there. */
import { z } from 'zod';
import { configProblem, readToml } from '../toml/read.ts';
import { declaredSchema, hooksDeclared, refuseTwins } from './declared.ts';
import { elementsOf } from './elements.ts';
import type { Hook } from './hooks.ts';
import type { IntegrationPoint } from './point.ts';

const risk = z.enum(['high', 'medium', 'low']);

const pointSchema = z.strictObject({
  /** A file, or a folder (ends with `/`) that is only watched. */
  path: z.string().min(1),
  risk,
  description: z.string(),
  pattern: z.string().optional(),
  tRust_modification: z.string().optional(),
});

const dependencySchema = z.strictObject({
  crate: z.string().min(1),
  used_by: z.string(),
  apis: z.array(z.string()),
  risk,
});

const schema = z.strictObject({
  integration_point: z.array(pointSchema).default([]),
  dependency: z.array(dependencySchema).default([]),
  hook: z.array(declaredSchema).default([]),
});

type Dependency = Readonly<z.infer<typeof dependencySchema>>;

export interface IntegrationPoints {
  readonly points: readonly IntegrationPoint[];
  /** Crates of upstream that fork code calls. */
  readonly dependencies: readonly Dependency[];
  /** Insertions and replacements that are declared with their neighbours. */
  readonly hooks: readonly Hook[];
}

/** Throws Problem `config`, naming file, line and key. */
export function parseIntegrationPoints(text: string, file: string): IntegrationPoints {
  const { integration_point: points, dependency, hook } = readToml(schema, text, file);
  refuseTwins(hook, text, file);
  return {
    points: points.map((point, at) => {
      const elements = elementsOf(point.tRust_modification ?? '');
      if (typeof elements === 'string') {
        throw configProblem(text, file, ['integration_point', at, 'tRust_modification'], elements);
      }
      const { path, risk: ownRisk, description, pattern = null } = point;
      return { path, risk: ownRisk, description, pattern, elements };
    }),
    dependencies: dependency,
    hooks: hooksDeclared(hook, text, file),
  };
}
