/** Sentences of a text in a language, as Unicode (UAX 29) cuts them. */
export function sentences(text: string, language = 'en'): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return [...segmenter.segment(text)]
    .map(({ segment }) => segment.trim())
    .filter(sentence => sentence !== '');
}
