/** @jest-environment node */
import { excerpt } from './excerpt';

describe('excerpt', () => {
  it('ends with the line, and marks the column', () => {
    const text = Array.from({ length: 12 }, (_, at) => `line ${at + 1}`);
    expect(excerpt(text.join('\n'), { line: 10, column: 6 })).toBe(
      [' 8 | line 8', ' 9 | line 9', '10 | line 10', '   |      ^'].join('\n'),
    );
  });

  it('keeps tabs below the mark, and needs no line before', () => {
    expect(excerpt('\ta: 1', { line: 1, column: 2 })).toBe(
      '1 | \ta: 1\n  | \t^',
    );
  });

  it('shows a long line around the column', () => {
    const [line, mark] = excerpt(`${'x'.repeat(500)}!`, {
      line: 1,
      column: 501,
    }).split('\n');
    expect(line.length).toBeLessThan(80);
    expect(line[mark.indexOf('^')]).toBe('!');
  });

  it('bears a position behind the end', () => {
    expect(excerpt('', { line: 3, column: 1 })).toBe('1 |\n  | ^');
  });
});
