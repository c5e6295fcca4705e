/** Where a key stands in a TOML text. */
import { type AST, parseTOML } from 'toml-eslint-parser';

export type KeyPath = readonly (string | number)[];

/** `rule[1].insert`: a path as a person writes it. */
export function keyText(path: KeyPath): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('');
}

/**
 * Line (1-based) of the key at `path`; of the nearest enclosing key that is there when it is missing; 1, where the
 * file's own table begins, when none of its steps is there; `null` when the text is no TOML.
 */
export function lineOfKey(text: string, path: KeyPath): number | null {
  const keys = keysOf(text);
  if (keys === null) return null;
  let best = { depth: 0, line: 1 };
  for (const { at, line } of keys) {
    const depth = sharedSteps(at, path);
    if (depth > best.depth) best = { depth, line };
  }
  return best.line;
}

/** `[[rule]]` stands at `rule[0]`, and so speaks for `rule` too. */
function sharedSteps(at: KeyPath, path: KeyPath): number {
  const differs = at.findIndex((step, index) => step !== path[index]);
  return differs === -1 ? at.length : differs;
}

interface KeyLine {
  readonly at: KeyPath;
  readonly line: number;
}

function keysOf(text: string): KeyLine[] | null {
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text.replace(/^\uFEFF/, ''), { tomlVersion: 'latest' });
  } catch {
    return null;
  }
  const found: KeyLine[] = [];
  for (const entry of program.body[0].body) {
    if (entry.type === 'TOMLKeyValue') collectPair(entry, [], found);
    else {
      found.push({ at: entry.resolvedKey, line: entry.loc.start.line });
      for (const pair of entry.body) collectPair(pair, entry.resolvedKey, found);
    }
  }
  return found;
}

function collectPair(pair: AST.TOMLKeyValue, above: KeyPath, found: KeyLine[]): void {
  const names = pair.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value));
  names.forEach((_, index) => {
    found.push({ at: [...above, ...names.slice(0, index + 1)], line: pair.loc.start.line });
  });
  collectValue(pair.value, [...above, ...names], found);
}

function collectValue(value: AST.TOMLContentNode, at: KeyPath, found: KeyLine[]): void {
  if (value.type === 'TOMLInlineTable') {
    for (const pair of value.body) collectPair(pair, at, found);
  } else if (value.type === 'TOMLArray') {
    value.elements.forEach((element, index) => {
      found.push({ at: [...at, index], line: element.loc.start.line });
      collectValue(element, [...at, index], found);
    });
  }
}
