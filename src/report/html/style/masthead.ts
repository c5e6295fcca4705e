/** The top of a page: verdict and contents; and the tones that colour whatever bears them. */
import { css } from './css.ts';

export const mastheadStyle = css`
  header {
    padding-top: 2.2rem;
  }
  .eyebrow {
    color: var(--muted);
    font-size: 0.87rem;
    margin-bottom: 0.7rem;
  }
  .verdict {
    border-left: 5px solid var(--tone);
    padding: 0.15rem 0 0.15rem 1.1rem;
  }
  .verdict .mark {
    color: var(--tone);
    font-weight: 650;
    font-size: 0.87rem;
  }
  .success {
    --tone: var(--success);
    --wash: var(--success-wash);
  }
  .attention {
    --tone: var(--attention);
    --wash: var(--attention-wash);
  }
  .failure {
    --tone: var(--failure);
    --wash: var(--failure-wash);
  }
  .progress {
    --tone: var(--progress);
    --wash: var(--progress-wash);
  }
  .quiet {
    --tone: var(--muted);
    --wash: transparent;
  }
  nav ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem 1.3rem;
    list-style: none;
    margin: 1.6rem 0 0;
    padding: 0.7rem 0;
    border-block: 1px solid var(--line);
    font-size: 0.93rem;
  }
  nav a {
    text-decoration: none;
  }
  nav a:hover {
    text-decoration: underline;
  }
  @media (max-width: 46rem) {
    header {
      padding-top: 1.3rem;
    }
  }
`;
