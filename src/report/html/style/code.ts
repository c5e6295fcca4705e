/** Code before and after: side by side where there is room, one above the other where there is not. */
import { css } from './css.ts';

export const codeStyle = css`
  details > summary {
    cursor: pointer;
    padding: 0.5rem 0;
  }
  .item {
    border-top: 1px solid var(--line);
  }
  .item > summary code {
    font-weight: 600;
  }
  .item > p {
    padding-bottom: 0.7rem;
  }
  .item > summary > * + * {
    margin-left: 0.5rem;
  }
  .diff {
    border-collapse: separate;
    border-spacing: 0;
    border: 1px solid var(--line);
    border-radius: 4px;
    table-layout: fixed;
    width: 100%;
    margin-bottom: 1rem;
    font: 0.78rem/1.5 var(--mono);
    background: var(--sheet);
    overflow: hidden;
  }
  .diff col.n {
    width: 3.6rem;
  }
  .diff th {
    text-align: left;
    font: 500 0.8rem/1.4 var(--sans);
    color: var(--muted);
    padding: 0.35rem 0.7rem;
    border-bottom: 1px solid var(--line);
  }
  .diff td {
    vertical-align: top;
    padding: 0 0.5rem 0 1.2rem;
    white-space: pre-wrap;
    tab-size: 4;
    position: relative;
    unicode-bidi: isolate;
    direction: ltr;
  }
  .diff td.n {
    padding: 0 0.5rem;
    color: var(--muted);
    text-align: right;
    user-select: none;
    white-space: nowrap;
  }
  .diff td.r,
  .diff td.n:has(+ .r) {
    background: var(--removed-line);
  }
  .diff td.a,
  .diff td.n:has(+ .a) {
    background: var(--added-line);
  }
  .diff td.r::before,
  .diff td.a::before {
    position: absolute;
    left: 0.35rem;
    color: var(--muted);
    content: '+';
  }
  .diff td.r::before {
    content: '−';
  }
  del,
  ins {
    text-decoration: none;
    border-radius: 2px;
  }
  del {
    background: var(--removed-word);
  }
  ins {
    background: var(--added-word);
  }
  .diff .gap td {
    padding: 0.1rem 0.7rem;
    color: var(--muted);
    background: var(--paper);
    font-family: var(--sans);
    text-align: center;
  }
  .k {
    color: var(--keyword);
  }
  .s {
    color: var(--string);
  }
  .m {
    color: var(--number);
  }
  .c {
    color: var(--comment);
    font-style: italic;
  }
  .at {
    color: var(--attribute);
  }
  .f {
    color: var(--function);
  }
  .t {
    color: var(--type);
  }
  @media (max-width: 46rem) {
    .diff.two,
    .diff.two tbody,
    .diff.two tr {
      display: block;
    }
    .diff.two thead {
      display: none;
    }
    .diff.two tr {
      display: grid;
      grid-template-columns: 3rem 1fr;
    }
    .diff.two .gap {
      grid-template-columns: 1fr;
    }
    .diff.two .same > td:nth-child(-n + 2),
    .diff.two td.none,
    .diff.two td.n:has(+ .none) {
      display: none;
    }
    .diff col.n {
      width: 3rem;
    }
  }
`;
