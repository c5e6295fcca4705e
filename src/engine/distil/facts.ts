/** What is kept of a real diff of upstream's: facts to build a file of the same kind from, none of its text. */
import { z } from 'zod';
import { itemChangeKinds } from '../diff/change.ts';

function bothSides<T extends z.ZodType>(side: T) {
  return z.strictObject({ before: side, after: side });
}

/**
 * Tokens with the least white space. `$name` is the entry's own name, `""` any string, `…` any code, and in
 * entries `$feature`, `$type`, `$value`, `$parser` what stands there.
 */
const shape = z.string().min(1);
const key = z.string().min(1);

const arrivalSchema = z.strictObject({
  key,
  /** 0-based, among the entries of the release that has it. */
  at: z.int().min(0),
  /** Keys of its neighbours there; `null`: none. */
  above: key.nullable(),
  below: key.nullable(),
  shape,
});

const neighbourSchema = z.strictObject({ key, shape });

/** Between which entries, and what these look like. */
const spotSchema = z.strictObject({
  at: z.int().min(0),
  above: neighbourSchema.nullable(),
  below: neighbourSchema.nullable(),
});

const placeSchema = z.strictObject({
  /** Their ids. */
  hooks: z.array(z.string().min(1)).min(1),
  before: spotSchema,
  after: spotSchema,
});

const common = {
  file: bothSides(z.string().min(1)),
  /** From its visibility to the bracket that holds what is inside. */
  opening: bothSides(shape),
};

/** A list, a table or a run of calls: everything that has entries. */
const listSchema = z.strictObject({
  form: z.literal('list'),
  ...common,
  entries: bothSides(z.int().min(0)),
  /** Statements of the same block that are no entries: above the first, and below the last. */
  around: bothSides(z.strictObject({ above: z.array(shape), below: z.array(shape) })),
  added: z.array(arrivalSchema),
  removed: z.array(arrivalSchema),
  /** Entries that both releases have, by what they look like in each. */
  kept: z.array(z.strictObject({ before: shape, after: shape, entries: z.int().min(1) })),
  places: z.array(placeSchema).min(1),
});

const bodySchema = z.strictObject({
  statements: z.int().min(0),
  /** The last of them that is no tail. */
  last: shape.nullable(),
  /** The expression that the function ends in. */
  tail: shape.nullable(),
  /** Empty lines above the tail or the closing brace. */
  blanks: z.int().min(0),
});

/** A function whose end a hook stands at. */
const endingSchema = z.strictObject({
  form: z.literal('ending'),
  ...common,
  body: bothSides(bodySchema),
  hooks: z.array(z.string().min(1)).min(1),
});

const itemSchema = z.strictObject({
  change: z.enum(itemChangeKinds),
  also: z.array(z.enum(itemChangeKinds)),
  kind: z.string(),
  path: z.string(),
  /** What exactly, a few words each. */
  how: z.array(z.string()),
});

const fileSchema = z.strictObject({
  path: z.string().min(1),
  /** Of what the hooks' code names and upstream renamed, the names that each release uses here. */
  names: bothSides(z.array(z.string())),
  anchors: z.array(z.discriminatedUnion('form', [listSchema, endingSchema])),
  /** Hooks without a place in one of the releases, and why. */
  lost: z.array(z.strictObject({ hook: z.string(), release: z.string(), reason: z.string() })),
  /** Changed items but for the entries above; of a container whose items came or went with it, the container alone. */
  items: z.array(itemSchema),
});

export const upstreamDiffSchema = z.strictObject({
  schema_version: z.literal(1),
  from: z.string(),
  to: z.string(),
  files: z.array(fileSchema),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

export type UpstreamDiff = DeepReadonly<z.infer<typeof upstreamDiffSchema>>;
export type FileFacts = UpstreamDiff['files'][number];
export type AnchorFacts = FileFacts['anchors'][number];
export type ListFacts = Extract<AnchorFacts, { form: 'list' }>;
export type EndingFacts = Extract<AnchorFacts, { form: 'ending' }>;
export type Arrival = ListFacts['added'][number];
export type Spot = ListFacts['places'][number]['before'];
export type ItemFacts = FileFacts['items'][number];
