/** The page: type, measure, landmarks, paper. */
import { css } from './css.ts';
import { cssVariables, dark, light } from './palette.ts';

export const pageStyle = css`
  :root {
    color-scheme: light dark;
    ${cssVariables(light)}
    --mono: ui-monospace, 'SF Mono', SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    --sans:
      system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      ${cssVariables(dark)}
    }
  }
  * {
    box-sizing: border-box;
  }
  html {
    scroll-padding-top: 1rem;
    -webkit-text-size-adjust: 100%;
  }
  body {
    margin: 0;
    background: var(--paper);
    color: var(--ink);
    font: 15px/1.55 var(--sans);
    overflow-wrap: anywhere;
  }
  header,
  main,
  footer {
    max-width: 78rem;
    margin: 0 auto;
    padding: 0 1.5rem;
  }
  h1,
  h2,
  h3,
  h4 {
    line-height: 1.25;
    margin: 0;
    text-wrap: balance;
  }
  h1 {
    font-size: 1.75rem;
    font-weight: 650;
    letter-spacing: -0.015em;
    max-width: 52rem;
    max-height: 60vh;
    overflow-y: auto;
  }
  h2 {
    font-size: 1.2rem;
    font-weight: 650;
    margin-bottom: 0.9rem;
  }
  h3,
  h4 {
    font-size: 1rem;
    font-weight: 600;
  }
  p {
    margin: 0;
    max-width: 48rem;
  }
  a {
    color: var(--link);
    text-underline-offset: 0.2em;
  }
  :focus-visible {
    outline: 2px solid var(--link);
    outline-offset: 2px;
  }
  bdi,
  code,
  td,
  dd,
  p,
  li {
    unicode-bidi: isolate;
  }
  code {
    font: 0.87em/1.5 var(--mono);
  }
  .muted {
    color: var(--muted);
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .skip:not(:focus) {
    position: absolute;
    left: -99rem;
  }
  .skip:focus {
    position: absolute;
    z-index: 1;
    margin: 0.5rem;
    padding: 0.5rem 0.8rem;
    background: var(--sheet);
  }
  .cc {
    border: 1px solid currentColor;
    border-radius: 3px;
    padding: 0 0.2em;
    font: 0.75em/1.4 var(--mono);
    opacity: 0.85;
  }
  section {
    margin-top: 2.4rem;
  }
  footer {
    margin-top: 3rem;
    padding-block: 1rem 3rem;
    color: var(--muted);
    font-size: 0.87rem;
  }
  footer p {
    border-top: 1px solid var(--line);
    padding-top: 1rem;
    max-width: none;
  }
  @media (max-width: 46rem) {
    header,
    main,
    footer {
      padding-inline: 1rem;
    }
    h1 {
      font-size: 1.35rem;
    }
  }
`;
