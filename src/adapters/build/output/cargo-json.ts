/** Diagnostics from `cargo --message-format=json`, and from rustc's own `--error-format=json`. */
import { z } from 'zod';
import type { Diagnostic } from '../../../ports/build.ts';
import { isSummary } from './summary.ts';

const placeSchema = z.object({ file_name: z.string(), line_start: z.number() });

interface Span {
  file_name: string;
  line_start: number;
  is_primary?: boolean | null | undefined;
  expansion?: { span: Span } | null | undefined;
}

const spanSchema: z.ZodType<Span> = placeSchema.extend({
  is_primary: z.boolean().nullish(),
  get expansion() {
    return z.object({ span: spanSchema }).nullish();
  },
});

const diagnosticSchema = z.object({
  level: z.string(),
  message: z.string(),
  code: z.object({ code: z.string() }).nullish(),
  spans: z.array(spanSchema).nullish(),
});

const cargoSchema = z.object({ reason: z.literal('compiler-message'), message: diagnosticSchema });

/** The error or warning that one message (a line, parsed) stands for; `null` for every other message. */
export function diagnosticOfJson(value: unknown): Diagnostic | null {
  const cargo = cargoSchema.safeParse(value);
  const found = cargo.success ? cargo : diagnosticSchema.safeParse(value);
  if (!found.success) return null;
  const { level, message, code, spans } = 'reason' in found.data ? found.data.message : found.data;
  const kind = level.startsWith('error') ? 'error' : level;
  if ((kind !== 'error' && kind !== 'warning') || isSummary(message)) return null;
  const place = placeOf(spans?.find((span) => span.is_primary === true));
  return {
    level: kind,
    code: code?.code ?? null,
    message,
    file: place?.file_name ?? null,
    line: place?.line_start ?? null,
  };
}

/** The span itself, or, when it lies in a macro of the standard library, where that was called. */
function placeOf(span: Span | undefined): Span | undefined {
  let place = span;
  while (place !== undefined && /^(<|\/rustc\/)/.test(place.file_name) && place.expansion != null)
    place = place.expansion.span;
  return place;
}
