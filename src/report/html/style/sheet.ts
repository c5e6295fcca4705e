/** The whole stylesheet, as every page carries it. */
import { codeStyle } from './code.ts';
import { mastheadStyle } from './masthead.ts';
import { pageStyle } from './page.ts';
import { partsStyle } from './parts.ts';
import { printStyle } from './print.ts';
import { tableStyle } from './tables.ts';

export const styleSheet = [pageStyle, mastheadStyle, partsStyle, tableStyle, codeStyle, printStyle]
  .join('')
  .replace(/\s+/g, ' ')
  .trim();
