/** Three-way merge of TOML files, cheap first, and nothing clean whose values are not those of both sides. */
import { type Chunk, cleanText, mergeLines, splitLines } from '../lines.ts';
import { type Sources, valuesAgree } from './agree.ts';
import { commentsAgree } from './comments.ts';
import { readDocument } from '../../toml/document.ts';
import { narrowed, Parts } from './parts.ts';
import { MANIFEST_REASON } from './reason.ts';
import { referencesHold } from './references.ts';
import { siblingsHold } from './siblings.ts';
import { mergeTables } from './tables.ts';

/**
 * Merge of `Cargo.toml` or any other TOML: by lines where that is clean and right, by tables and keys otherwise.
 * @param texts whole files; `base` is the old release, `ours` the fork, `theirs` upstream
 * Clean parts and conflicts in whole lines, in order, `reason` one of `MANIFEST_REASON`; `null` when one of the three
 * is not TOML: nothing is known about it then.
 */
export function mergeManifest(texts: Sources): readonly Chunk[] | null {
  const { base, ours, theirs } = texts;
  const whole = { base: ended(base), ours: ended(ours), theirs: ended(theirs) };
  const documents = {
    base: readDocument(whole.base),
    ours: readDocument(whole.ours),
    theirs: readDocument(whole.theirs),
  };
  const { base: before, ours: mine, theirs: other } = documents;
  if (before === null || mine === null || other === null) return null;
  if (ours === theirs || base === theirs) return clean(ours);
  if (base === ours) return clean(theirs);
  const lines = mergeLines(base, ours, theirs);
  if (cleanText(lines) !== null && isRight(texts, lines)) return lines;
  const parts = new Parts();
  mergeTables({ base: before, ours: mine, theirs: other }, parts);
  const merged = withEnd(parts.all(), texts);
  if (isRight(texts, merged)) return merged;
  return cleanText(lines) === null ? lines : narrowed(texts, 0, MANIFEST_REASON.values);
}

/** Conflicts must be right whichever side a person takes; what stands outside them, in any case. */
function isRight(texts: Sources, chunks: readonly Chunk[]): boolean {
  const text = cleanText(chunks);
  if (text !== null) {
    const agrees = valuesAgree(texts, text, false) && commentsAgree(texts, text);
    return agrees && referencesHold(texts, text) && siblingsHold(texts, text);
  }
  return (['ours', 'theirs'] as const).every((side) => {
    const lines = chunks.flatMap((chunk) => (chunk.kind === 'ok' ? chunk.lines : chunk[side]));
    return valuesAgree(texts, lines.join(''), true);
  });
}

function clean(text: string): readonly Chunk[] {
  return text === '' ? [] : [{ kind: 'ok', lines: splitLines(text) }];
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n')
    ? text
    : `${text}${text.includes('\r\n') ? '\r\n' : '\n'}`;
}

/** Takes the last line end away when a side wants it so. */
function withEnd(chunks: readonly Chunk[], { base, ours, theirs }: Sources): readonly Chunk[] {
  const [before, mine, other] = [base, ours, theirs].map((text) => text.endsWith('\n'));
  const last = chunks.at(-1);
  if ((mine === other || before === other ? mine : other) !== false || last?.kind !== 'ok') {
    return chunks;
  }
  const lines = [...last.lines.slice(0, -1), (last.lines.at(-1) ?? '').replace(/\r?\n$/, '')];
  return [...chunks.slice(0, -1), { kind: 'ok', lines }];
}
