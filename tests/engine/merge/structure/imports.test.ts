import { expect, test } from 'vitest';
import { mergedText } from './merged-text.ts';

const uses = (...paths: string[]): string => paths.map((path) => `use ${path};\n`).join('');

test('an import that one side dropped stays away when the other regroups', () => {
  const base = uses('a::x', 'a::y', 'a::z');
  expect(mergedText(base, uses('a::x', 'a::z'), uses('a::{x, y, z}'))).toBe(uses('a::{x, z}'));
});

test('an import that came while the other side regrouped comes', () => {
  const merged = mergedText(uses('a::x', 'a::y'), uses('a::x', 'a::y', 'a::w'), uses('a::{x, y}'));
  expect(merged).toBe(uses('a::{x, y}', 'a::w'));
});

test('dropped here, renamed there', () => {
  expect(mergedText(uses('a::x', 'b::y'), uses('b::y'), uses('a::x as z', 'b::y'))).toBeNull();
});

test('dropped here, made public there', () => {
  const base = uses('a::x', 'b::y');
  expect(mergedText(base, uses('b::y'), base.replace('use a', 'pub use a'))).toBeNull();
});

test('a name that one side dropped and the other imports from elsewhere is left to a person', () => {
  const base = 'use query::Table;\nuse sql::Type;\n';
  const ours = 'use query::joins::Join;\nuse sql::Type;\n';
  const theirs = 'use crate::query::Table;\nuse crate::sql::Type;\n';
  expect(mergedText(base, ours, theirs)).toBe(null);
});
