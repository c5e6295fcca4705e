/** What the merge of a Rust file has beside lines. */
import type { Hook } from '../intents/hooks.ts';
import type { RustParser } from '../syntax/parser.ts';
import type { Watch } from './limit.ts';

export interface RustView {
  readonly parser: RustParser;
  /** Hooks of this file. */
  readonly hooks: readonly Hook[];
  readonly watch: Watch;
}
