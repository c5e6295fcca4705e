/** Merge of one key that both sides have. */
import type { Entry } from '../../toml/document.ts';
import { mergeLines, cleanText } from '../lines.ts';
import type { Parts } from './parts.ts';
import { MANIFEST_REASON } from './reason.ts';
import { changed, type Sides } from './sides.ts';
import type { Met } from './met.ts';
import { mergeValue } from './value.ts';
import type { Written } from './written.ts';

export function mergeEntry(met: Met<Entry>, parts: Parts): void {
  const lead = mergedLead(textsOf(met, (entry) => entry.lead));
  const text = mergedText(met);
  if (lead !== null && text !== null) {
    parts.clean(lead + text);
    return;
  }
  const reason = text === null ? MANIFEST_REASON.bothSet : MANIFEST_REASON.comments;
  if (lead !== null) {
    parts.clean(lead);
    const line = met.ours.line + met.ours.lead.split('\n').length - 1;
    parts.conflict(
      textsOf(met, (entry) => entry.text),
      line,
      reason,
    );
  } else {
    parts.conflict(
      textsOf(met, (entry) => entry.lead + entry.text),
      met.ours.line,
      reason,
    );
  }
}

function textsOf({ base, ours, theirs }: Met<Entry>, of: (entry: Entry) => string): Sides<string> {
  return { base: base === null ? '' : of(base), ours: of(ours), theirs: of(theirs) };
}

function mergedLead(leads: Sides<string>): string | null {
  const one = changed(leads);
  if (one !== null) return one;
  if (leads.ours.trim() === leads.theirs.trim()) return leads.theirs;
  return cleanText(mergeLines(leads.base, leads.ours, leads.theirs));
}

/** `key = `, the value, and what follows it on its line, each from the side that changed it. */
function mergedText(met: Met<Entry>): string | null {
  const { base, ours, theirs } = met;
  const part = (of: (entry: Entry) => string): string | null => changed<string>(textsOf(met, of));
  const whole = part((entry) => entry.text);
  if (whole !== null) return whole;
  const value = mergeValue(theirs.path, {
    base: base === null ? null : written(base),
    ours: written(ours),
    theirs: written(theirs),
  });
  const behind = part((entry) => entry.text.slice(entry.span[1]));
  if (value === null || behind === null) return null;
  const before = part((entry) => entry.text.slice(0, entry.span[0]));
  return `${before ?? theirs.text.slice(0, theirs.span[0])}${value}${behind}`;
}

function written({ text, value, span }: Entry): Written {
  return { source: text, shift: value.range[0] - span[0], node: value };
}
