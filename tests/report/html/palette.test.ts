import { describe, expect, it } from 'vitest';
import { dark, light, type Palette } from '../../../src/report/html/style/palette.ts';

type Name = keyof Palette;

/** Relative luminance of a colour, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS: Name[] = ['paper', 'sheet'];
const CODE_GROUNDS: Name[] = ['sheet', 'removed-line', 'removed-word', 'added-line', 'added-word'];
const CODE: Name[] = [
  'ink',
  'keyword',
  'string',
  'number',
  'comment',
  'attribute',
  'function',
  'type',
];
const TONES = ['success', 'attention', 'failure', 'progress'] as const;

const pairs = [
  ...GROUNDS.flatMap((ground) =>
    ([...TONES, 'ink', 'muted', 'link'] as const).map((text): [Name, Name] => [text, ground]),
  ),
  ...CODE_GROUNDS.flatMap((ground) => CODE.map((text): [Name, Name] => [text, ground])),
  ...TONES.map((tone): [Name, Name] => [tone, `${tone}-wash`]),
  ...(['removed-line', 'added-line'] as const).map((ground): [Name, Name] => ['muted', ground]),
];

describe.each([
  ['light', light],
  ['dark', dark],
])('%s colours', (_, palette) => {
  it('can be read on every ground they stand on', () => {
    const dim = pairs
      .map(([text, ground]) => ({ text, ground, ratio: contrast(palette[text], palette[ground]) }))
      .filter(({ ratio }) => ratio < 4.5);
    expect(dim).toEqual([]);
  });
});

describe('contrast', () => {
  it('is 21 between black and white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });
});
