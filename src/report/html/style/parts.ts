/** The parts: facts, badges, cards, lists, commands, the stages, the filters. */
import { css } from './css.ts';

export const partsStyle = css`
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
    gap: 0.9rem 1.5rem;
    margin: 1.5rem 0 0;
  }
  .facts dt {
    color: var(--muted);
    font-size: 0.8rem;
  }
  .facts dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .badge {
    display: inline-block;
    border: 1px solid var(--tone);
    border-radius: 3px;
    padding: 0 0.45em;
    background: var(--wash);
    color: var(--tone);
    font-size: 0.78rem;
    font-weight: 600;
    line-height: 1.5;
    white-space: nowrap;
  }
  .badge.hook {
    white-space: normal;
    font-weight: 500;
  }
  .card {
    background: var(--sheet);
    border: 1px solid var(--line);
    border-radius: 6px;
    margin-top: 1rem;
    padding: 1rem 1.1rem;
  }
  .card > * + * {
    margin-top: 0.6rem;
  }
  .card > h3 {
    font-size: 0.95rem;
  }
  .facts + p {
    margin-top: 0.9rem;
  }
  .plain {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .plain > li + li {
    margin-top: 0.8rem;
  }
  .plain.dense > li + li {
    margin-top: 0;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: 1rem;
  }
  .pair > .card {
    margin-top: 0;
  }
  .steps {
    margin: 0;
    padding-left: 1.4rem;
  }
  .steps > li + li {
    margin-top: 0.9rem;
  }
  .steps > li::marker {
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .command {
    display: block;
    margin-top: 0.35rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--sheet);
    white-space: pre-wrap;
    user-select: all;
  }
  .log {
    margin: 0;
    padding: 0.75rem 0.9rem;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--paper);
    font: 0.8rem/1.5 var(--mono);
    white-space: pre-wrap;
    max-height: 32rem;
    overflow: auto;
  }
  .stages {
    display: grid;
    grid-template-columns: repeat(6, 1fr);
    gap: 0.75rem;
    list-style: none;
    margin: 0 0 1.2rem;
    padding: 0;
  }
  .stages li {
    border-top: 4px solid var(--tone);
    padding-top: 0.5rem;
  }
  .stages .quiet {
    border-top-style: dotted;
    border-top-color: var(--line);
  }
  .stages b {
    display: block;
    font-weight: 600;
  }
  .stages .status {
    color: var(--tone);
  }
  .stages span {
    display: block;
    font-size: 0.87rem;
    font-variant-numeric: tabular-nums;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 1.2rem;
    border: 0;
    margin: 1.2rem 0 0;
    padding: 0;
  }
  .filters legend {
    float: left;
    padding: 0;
    margin-right: 1.2rem;
    color: var(--muted);
  }
  .filters label {
    cursor: pointer;
  }
  @supports not selector(:has(a)) {
    .filters {
      display: none;
    }
  }
  body:has(#show-SAFE:not(:checked)) .item[data-class='SAFE'],
  body:has(#show-MINOR:not(:checked)) .item[data-class='MINOR'],
  body:has(#show-MODERATE:not(:checked)) .item[data-class='MODERATE'],
  body:has(#show-BREAKING:not(:checked)) .item[data-class='BREAKING'] {
    display: none;
  }
  @media (max-width: 46rem) {
    .facts {
      grid-template-columns: 1fr 1fr;
    }
    .stages {
      grid-template-columns: 1fr;
      gap: 0;
    }
    .stages li {
      display: flex;
      gap: 0.8rem;
      align-items: baseline;
      border-top: 0;
      border-left: 4px solid var(--tone);
      padding: 0.3rem 0 0.3rem 0.8rem;
    }
    .stages .quiet {
      border-left-style: dotted;
      border-left-color: var(--line);
    }
    .stages b {
      min-width: 5rem;
    }
  }
`;
