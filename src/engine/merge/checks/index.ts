/** What any merged text has to pass beside its certificate before it is called clean, a clean line merge too. */
import type { RustParser } from '../../syntax/parser.ts';
import { parsesWorse } from '../accept.ts';
import { REASON } from '../conflict.ts';
import type { Texts } from '../factor.ts';
import { mixedTwin } from './cfg-twins.ts';
import { newDouble } from './doubles.ts';
import { strayMarker } from './stray-markers.ts';

/**
 * What a clean result's own shape says against it; `null`: nothing.
 * @param parser `null`: not Rust, only lines are looked at
 */
export function shapeRefusal(
  parser: RustParser | null,
  texts: Texts,
  result: string,
): string | null {
  const marker = strayMarker(result, [texts.base, texts.ours, texts.theirs]);
  if (marker !== null) return REASON.marker;
  if (parser === null) return null;
  if (parsesWorse(parser, texts, result)) return REASON.parsesWorse;
  const made = parser.parse(result);
  const trees = {
    base: parser.parse(texts.base),
    ours: parser.parse(texts.ours),
    theirs: parser.parse(texts.theirs),
  };
  const double = newDouble(made, [trees.base, trees.ours, trees.theirs]);
  if (double !== null) return `${REASON.double}: ${double}`;
  const twin = mixedTwin(made, trees);
  return twin === null ? null : `${REASON.cfgTwins}: ${twin}`;
}
