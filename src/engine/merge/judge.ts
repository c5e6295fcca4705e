/** What the checks and the certificate say of a merge's results. Of equal ones it is asked once. */
import type { Objection } from './accept.ts';
import { readAlike } from './alike.ts';
import { shapeRefusal } from './checks/index.ts';
import { REASON } from './conflict.ts';
import type { Texts } from './factor.ts';
import { type Chunk, cleanText } from './lines.ts';
import type { RustView } from './rust-view.ts';
import type { Certificate } from './survival/certificate.ts';
import { certify } from './survival/certify.ts';
import { Comparisons } from './survival/comparisons.ts';
import { explainRefusal } from './survival/explain.ts';

/** More to be held against a clean text, beside the checks that every merge has to pass. */
export type MoreChecks = (text: string) => readonly Objection[];

interface Judged {
  readonly certificate: Certificate;
  readonly objections: readonly Objection[];
}

/** Of the results of one merge. */
export class Judge {
  private readonly rust: RustView | null;
  private readonly texts: Texts;
  private readonly moreChecks: MoreChecks;
  private readonly comparisons = new Comparisons();
  private readonly known: { readonly chunks: readonly Chunk[]; readonly judged: Judged }[] = [];

  constructor(rust: RustView | null, texts: Texts, moreChecks: MoreChecks = () => []) {
    this.rust = rust;
    this.texts = texts;
    this.moreChecks = moreChecks;
  }

  of(chunks: readonly Chunk[]): Judged {
    this.rust?.watch();
    const known = this.known.find((one) => readAlike(one.chunks, chunks));
    if (known !== undefined) return known.judged;
    const judged = this.judged(chunks);
    this.known.push({ chunks, judged });
    return judged;
  }

  private judged(chunks: readonly Chunk[]): Judged {
    const { rust, texts } = this;
    const text = cleanText(chunks);
    const shape = text === null ? null : shapeRefusal(rust?.parser ?? null, texts, text);
    const certificate = certify(texts, chunks, rust?.watch, this.comparisons);
    const refusal =
      shape ??
      (certificate.refusal === null
        ? null
        : `${REASON.editLost}: ${explainRefusal(certificate.refusal)}`);
    if (refusal !== null) return { certificate, objections: [{ hook: null, reason: refusal }] };
    return { certificate, objections: text === null ? [] : this.moreChecks(text) };
  }
}
