/** Tables of facts; on a narrow screen each row is a block of labelled lines. */
import { css } from './css.ts';

export const tableStyle = css`
  table.data {
    border-collapse: collapse;
    width: 100%;
    font-size: 0.93rem;
  }
  .data caption {
    text-align: left;
    color: var(--muted);
    padding-bottom: 0.4rem;
  }
  .data tbody th {
    width: 30%;
  }
  .data th {
    text-align: left;
    font-weight: 600;
    vertical-align: top;
  }
  .data thead th {
    color: var(--muted);
    font-size: 0.8rem;
    font-weight: 500;
    white-space: nowrap;
  }
  .data th,
  .data td {
    padding: 0.45rem 1.2rem 0.45rem 0;
    border-bottom: 1px solid var(--line);
    vertical-align: baseline;
  }
  .data .number {
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .data .short {
    white-space: nowrap;
  }
  .data ul {
    margin: 0;
    padding-left: 1.1rem;
  }
  @media (min-width: 46rem) {
    .data td > ul {
      min-width: 17rem;
    }
  }
  .data pre {
    margin: 0;
    font: 0.85em/1.5 var(--mono);
    white-space: pre-wrap;
  }
  @media (max-width: 46rem) {
    table.stack thead {
      display: none;
    }
    .stack tr {
      display: block;
      border-bottom: 1px solid var(--line);
      padding: 0.5rem 0;
    }
    .data.stack th,
    .data.stack td {
      display: block;
      width: auto;
      border: 0;
      padding: 0.1rem 0;
      text-align: left;
    }
    .stack td[data-label]:not(:empty)::before {
      content: attr(data-label) ': ';
      color: var(--muted);
    }
  }
`;
