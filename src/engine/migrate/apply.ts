/** Renamed and moved APIs followed in the fork's own files, as edits of the syntax tree. */
import { applyEdits, lineAt, type Edit } from '../../base/span.ts';
import type { RustParser } from '../syntax/parser.ts';
import type { ParsedFile } from './edits.ts';
import { memberEdits } from './members.ts';
import { usedPaths } from './paths.ts';
import { pathEdits } from './rename-path.ts';
import { crosses, type MigrationRule } from './rules.ts';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface AppliedMigration {
  /** Id of the rule. */
  readonly rule: string;
  readonly path: string;
  /** 1-based, in the file as it was before this rule. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** A rule that matches but may mean something else here: left to a person. */
export interface AbstainedMigration {
  readonly rule: string;
  readonly path: string;
  readonly reason: string;
}

export interface Migrated {
  /** Only files that changed. */
  readonly files: readonly SourceFile[];
  readonly applied: readonly AppliedMigration[];
  readonly abstained: readonly AbstainedMigration[];
}

/** Applying it to its own result changes nothing. A file that would parse worse is left as it is. */
export function applyMigrations(
  parser: RustParser,
  files: readonly SourceFile[],
  rules: readonly MigrationRule[],
  range: { readonly from: string; readonly to: string },
): Migrated {
  const applied: AppliedMigration[] = [];
  const abstained: AbstainedMigration[] = [];
  let current = [...files];
  for (const rule of rules.filter((candidate) => crosses(candidate, range))) {
    const parsed = current.map((file) => parseFile(parser, file.text));
    current = current.map((file, at) => {
      const own = parsed[at] ?? parseFile(parser, file.text);
      const result = rule.kind === 'method' ? memberEdits(own, rule, parsed) : pathEdits(own, rule);
      if (result.kind === 'abstain') {
        abstained.push({ rule: rule.id, path: file.path, reason: result.reason });
        return file;
      }
      if (result.edits.length === 0) return file;
      const text = applyEdits(file.text, result.edits);
      if (parser.parse(text).errors.length > own.tree.errors.length) {
        abstained.push({ rule: rule.id, path: file.path, reason: 'the result would not parse' });
        return file;
      }
      applied.push(...result.edits.map((edit) => appliedOf(rule, file, edit)));
      return { path: file.path, text };
    });
  }
  return { files: current.filter((file, at) => file.text !== files[at]?.text), applied, abstained };
}

function parseFile(parser: RustParser, text: string): ParsedFile {
  const tree = parser.parse(text);
  return { tree, used: usedPaths(tree) };
}

function appliedOf(rule: MigrationRule, { path, text }: SourceFile, edit: Edit): AppliedMigration {
  return {
    rule: rule.id,
    path,
    line: lineAt(text, edit.start),
    before: text.slice(edit.start, edit.end),
    after: edit.text.trim(),
  };
}
