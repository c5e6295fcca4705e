/** Names that an edit brings to a file which the file does not know. */
import { readScope } from '../../resolve/scope.ts';
import type { RustParser } from '../../syntax/parser.ts';
import { addedRuns } from './added.ts';
import type { Step } from './plan.ts';

/** @returns names used in the edit's added code, known in the file it was made in and not in `text` */
export function missingNames(parser: RustParser, step: Step, text: string): string[] {
  const { move, edited } = step.followed;
  if (move.from.path === move.to.path) return [];
  const used = addedRuns(step.base.text, step.edited.text)
    .flat()
    .filter((token) => /^[A-Za-z_]\w*$/.test(token));
  const [known, there] = [namesIn(parser, edited.source), namesIn(parser, text)];
  return [...new Set(used)].filter((name) => known.has(name) && !there.has(name)).sort();
}

function namesIn(parser: RustParser, source: string): Set<string> {
  const { names, imports, modules } = readScope(parser, source);
  const all = [...names, ...modules, ...imports].flatMap(({ name }) => name ?? []);
  return new Set(all);
}
