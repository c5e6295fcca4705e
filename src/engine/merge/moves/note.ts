/** What is written down about moves that were followed. */
import type { RustParser } from '../../syntax/parser.ts';
import type { Decision } from '../outcome.ts';
import type { SideName } from './compared.ts';
import { missingNames } from './imports.ts';
import type { Step } from './plan.ts';
import type { RenamedFile } from './renamed-files.ts';
import { moveInWords, sureness } from './words.ts';

/** @param text the file the item went to, as merged */
export function itemDecision(
  parser: RustParser,
  step: Step,
  text: string,
  settled: boolean,
): Decision {
  const { move, editor } = step.followed;
  const missing = missingNames(parser, step, text);
  const check = missing.length === 0 ? '' : `; check imports: ${missing.join(', ')}`;
  return decision(
    move.to.path,
    `${moveInWords(move)}: ${outcome(editor, 'edit is', settled)}${check}`,
  );
}

export function fileDecision(
  { from, to, mover, confidence }: RenamedFile,
  settled: boolean,
): Decision {
  const editor = mover === 'ours' ? 'theirs' : 'ours';
  const how = outcome(editor, 'edits are', settled);
  return decision(to, `${from} renamed to ${to} (${sureness(confidence)}): ${how}`);
}

function outcome(editor: SideName, edits: string, settled: boolean): string {
  const whose = editor === 'ours' ? "the fork's" : "upstream's";
  return `${whose} ${edits} ${settled ? 'merged there' : 'left to a person there'}`;
}

function decision(path: string, description: string): Decision {
  return {
    path,
    conflict_type: 'moved and edited',
    resolution_type: 'auto',
    description,
    hook: null,
    rule: null,
  };
}
