/** On paper: everything unfolded, in light colours, changes also struck or underlined. Comes last in the sheet. */
import { css } from './css.ts';
import { cssVariables, light } from './palette.ts';

export const printStyle = css`
  @media print {
    :root {
      color-scheme: light;
      ${cssVariables(light)}
    }
    body {
      background: none;
      font-size: 10pt;
    }
    * {
      print-color-adjust: exact;
    }
    h1 {
      max-height: none;
    }
    h2,
    h3,
    h4,
    summary {
      break-after: avoid;
    }
    tr {
      break-inside: avoid;
    }
    nav,
    .skip,
    .filters {
      display: none;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }

    .diff {
      font-size: 7.5pt;
    }
    .diff col.n {
      width: 2.6rem;
    }
    del {
      text-decoration: line-through;
    }
    ins {
      text-decoration: underline;
    }
    .log {
      max-height: none;
    }
  }
`;
