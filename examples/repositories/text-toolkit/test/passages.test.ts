import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passages, sentences } from '../src/index.ts';

test('sentences keep their marks', () => {
  assert.deepEqual(sentences('Is it 3.14? Yes. Good!'), [
    'Is it 3.14?',
    'Yes.',
    'Good!',
  ]);
});

test('passages stay below the limit and share a border sentence', () => {
  assert.deepEqual(passages('One one. Two two. Three three.', 18), [
    'One one. Two two.',
    'Three three.',
  ]);
  assert.deepEqual(passages('Aa. Bb. Cc. Dd.', 8), [
    'Aa. Bb.',
    'Bb. Cc.',
    'Cc. Dd.',
  ]);
});

test('a long sentence is a passage of its own', () => {
  assert.deepEqual(passages('Short. A sentence that is too long.', 10), [
    'Short.',
    'A sentence that is too long.',
  ]);
});
