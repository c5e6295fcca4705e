/** What the program knows of the fork: integration points, hooks and rules from the data files, and the grammar. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../base/problem.ts';
import type { Config } from '../config/schema.ts';
import { deriveHooks, type Hook } from '../engine/intents/hooks.ts';
import { parseIntegrationPoints, type IntegrationPoints } from '../engine/intents/points.ts';
import { parseResolutionRules } from '../engine/intents/rules.ts';
import { parseMigrationRule, type MigrationRule } from '../engine/migrate/rules.ts';
import type { PackingParser } from '../engine/syntax/parser.ts';
import { parseTableSchemas, type TableSchemas } from '../engine/syntax/table-schemas.ts';
import { configProblem } from '../engine/toml/read.ts';
import { rustParser } from './rust-parser.ts';

export interface Knowledge {
  readonly parser: PackingParser;
  /** What the parser was made with: another thread makes its own. */
  readonly tables: TableSchemas;
  readonly points: IntegrationPoints;
  readonly hooks: readonly Hook[];
  readonly migrations: readonly MigrationRule[];
}

const SHIPPED = fileURLToPath(new URL('../../data/', import.meta.url));
const TABLES = fileURLToPath(new URL('../../grammars/tables.toml', import.meta.url));

/** Throws Problem `config` naming file, line and key. */
export async function readKnowledge({ data }: Config): Promise<Knowledge> {
  const pointsFile = data.integration_points ?? join(SHIPPED, 'integration_points.toml');
  const rulesFile = data.resolution_rules ?? join(SHIPPED, 'resolution_rules.toml');
  const points = parseIntegrationPoints(await textOf(pointsFile), pointsFile);
  const rules = parseResolutionRules(await textOf(rulesFile), rulesFile);
  const migrations = await migrationRules(data.api_migrations ?? join(SHIPPED, 'api_migrations'));
  const tables = shippedTables();
  return {
    parser: await rustParser(tables),
    tables,
    points,
    hooks: deriveHooks(points.points, rules, points.hooks),
    migrations,
  };
}

async function migrationRules(folder: string): Promise<MigrationRule[]> {
  const names = await readdir(folder).catch(() => {
    throw new Problem('config', `cannot read folder ${folder}`, 'check data.api_migrations');
  });
  const rules: MigrationRule[] = [];
  for (const name of names.filter((one) => one.endsWith('.toml')).sort()) {
    const file = join(folder, name);
    const text = await textOf(file);
    const rule = parseMigrationRule(text, file);
    if (rules.some(({ id }) => id === rule.id)) {
      throw configProblem(text, file, ['id'], `${rule.id} is the id of another file's rule too`);
    }
    rules.push(rule);
  }
  return rules;
}

async function textOf(file: string): Promise<string> {
  const hint = 'check the data section of trust-upstream.toml';
  const unread = (): never => {
    throw new Problem('config', `cannot read ${file}`, hint);
  };
  const kind = await stat(file).catch(unread);
  // Reading a pipe would wait for someone to write to it.
  if (!kind.isFile()) throw new Problem('config', `${file} is not a file`, hint);
  const bytes = await readFile(file).catch(unread);
  if (!isUtf8(bytes)) throw new Problem('config', `${file} is not UTF-8`, 'save it as UTF-8');
  return bytes.toString('utf8');
}

export function loadParser(): Promise<PackingParser> {
  return rustParser(shippedTables());
}

function shippedTables(): TableSchemas {
  return parseTableSchemas(readFileSync(TABLES, 'utf8'), TABLES);
}
