/** What a person made of a conflict, in the variables of its shape. */
import type { Template } from './lesson.ts';
import type { Shape } from './shape.ts';
import { wordsOf } from './words.ts';

/** `null`: the resolution is no text of whole words and lines. What is in none of the three texts stays as it is. */
export function templateOf({ values, indent }: Shape, resolution: string): Template | null {
  const words = wordsOf(resolution);
  const whole = resolution === '' || resolution.endsWith('\n');
  if (words === null || !whole || resolution.includes('\r')) return null;
  const parts: (string | number)[] = [];
  const push = (part: string | number): void => {
    const last = parts.at(-1);
    if (part === '') return;
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  };
  /** White space since the line began; `null` behind the first word of a line. */
  let lead: string | null = '';
  for (const { kind, text } of words) {
    if (kind === 'layout') {
      const line = text.lastIndexOf('\n') + 1;
      if (line > 0 && lead !== null) push(lead);
      push(line > 0 || lead === null ? text.slice(0, line === 0 ? text.length : line) : '');
      if (line > 0) lead = text.slice(line);
      else if (lead !== null) lead += text;
      continue;
    }
    if (lead?.startsWith(indent) === true) {
      push(0);
      push(lead.slice(indent.length));
    } else push(lead ?? '');
    lead = null;
    const value = kind === 'kept' ? -1 : values.indexOf(text);
    push(value === -1 ? text : value + 1);
  }
  push(lead ?? '');
  return parts;
}

/** The template with the values of a conflict of the same shape. Throws RangeError when the shape has fewer variables. */
export function filledWith(template: Template, { values, indent }: Shape): string {
  const valueOf = (number: number): string => {
    const value = number === 0 ? indent : values[number - 1];
    if (value === undefined) throw new RangeError(`the shape has no variable ${number}`);
    return value;
  };
  return template.map((part) => (typeof part === 'string' ? part : valueOf(part))).join('');
}
