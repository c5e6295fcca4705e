/** One file under one rule. */
import type { Edit } from '../../base/span.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { UsedPath } from './paths.ts';

/** What one rule does to one file. */
export type RuleEdits =
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] }
  | { readonly kind: 'abstain'; readonly reason: string };

export interface ParsedFile {
  readonly tree: SyntaxTree;
  readonly used: readonly UsedPath[];
}
