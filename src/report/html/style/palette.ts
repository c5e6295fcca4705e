/** The colours, by purpose. Text colours reach 4.5:1 on every ground they stand on (tests/report/html/style). */

export const light = {
  paper: '#faf8f3',
  sheet: '#ffffff',
  ink: '#1d1f23',
  muted: '#585c64',
  line: '#dfdbd0',
  link: '#1b56ad',
  success: '#1a6b35',
  attention: '#855400',
  failure: '#ab2317',
  progress: '#1b56ad',
  'success-wash': '#e7f3e8',
  'attention-wash': '#faefd6',
  'failure-wash': '#fbe9e5',
  'progress-wash': '#e6eefa',
  'removed-line': '#fdeeeb',
  'removed-word': '#fbc9c1',
  'added-line': '#eaf6ea',
  'added-word': '#b5e5bf',
  keyword: '#8a1648',
  string: '#0b4a7a',
  number: '#7a3600',
  comment: '#50555d',
  attribute: '#644600',
  function: '#4a2a90',
  type: '#0a544a',
} as const;

export type Palette = { readonly [Name in keyof typeof light]: string };

export const dark: Palette = {
  paper: '#121417',
  sheet: '#191c20',
  ink: '#e7e4dd',
  muted: '#a6abb4',
  line: '#31363d',
  link: '#8dbbff',
  success: '#6fd48d',
  attention: '#ecbb58',
  failure: '#ff9c8d',
  progress: '#8dbbff',
  'success-wash': '#16281c',
  'attention-wash': '#2d2412',
  'failure-wash': '#331b18',
  'progress-wash': '#17253a',
  'removed-line': '#2d1b1b',
  'removed-word': '#642b28',
  'added-line': '#15261b',
  'added-word': '#1a472b',
  keyword: '#ff9fc4',
  string: '#a3d2ff',
  number: '#ffc490',
  comment: '#aab0b9',
  attribute: '#e8d28c',
  function: '#d5bfff',
  type: '#8ae0cc',
};

export function cssVariables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour};`)
    .join('');
}
