import { describe, expect, it } from 'vitest';
import { firstParameterType } from '../../../src/engine/intents/parameter-type.ts';
import { rustParser } from '../../support/rust-parser.ts';

const parser = await rustParser();
const typeIn = (text: string): string | null => firstParameterType(parser.parse(text), 'provide');

describe('the type that a function takes first', () => {
  it.each([
    ['use a::query::Providers;\npub fn provide(p: &mut Providers) {}', 'a::query::Providers'],
    ['use a::{util::Providers, x};\npub fn provide(p: &mut Providers) {}', 'a::util::Providers'],
    ['use a::util;\npub fn provide(p: &mut util::Providers, q: Q) {}', 'a::util::Providers'],
    ["use a::Q as Providers;\nfn provide(p: &'t mut Providers) {}", 'a::Q'],
    ['pub fn provide(p: &mut rustc_middle::util::Providers) {}', 'rustc_middle::util::Providers'],
  ])('%s', (text, type) => expect(typeIn(text)).toBe(type));

  it.each([
    ['no such function', 'fn other(p: P) {}'],
    ['no parameter', 'fn provide() {}'],
    ['two of them', '#[cfg(a)]\nfn provide(p: A) {}\n#[cfg(b)]\nfn provide(p: B) {}'],
  ])('is not known: %s', (_, text) => expect(typeIn(text)).toBeNull());
});
