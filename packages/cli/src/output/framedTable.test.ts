import { framedTable } from './framedTable';
import { outputWidth } from './outputWidth';

const rows = [
  [
    'run',
    `Deployment\n${'long-name-'.repeat(6)}`,
    'Runs the image, and brings new pods before the old ones go away. '.repeat(
      2,
    ),
  ],
  ['scale', 'PodDisruptionBudget', 'Short.'],
];

describe('framedTable', () => {
  it.each([80, 120])('fits %s columns and cuts nothing off', width => {
    const text = framedTable(['for', 'object', 'why'], rows, width);
    const lines = text.split('\n');
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(
      width,
    );
    const objects = lines.map(line => line.split('│')[2]?.trim()).join('');
    expect(objects).toContain('long-name-'.repeat(6));
    const why = lines.map(line => line.split('│')[3]?.trim()).join(' ');
    expect(why.replace(/ +/g, ' ')).toContain(
      'Runs the image, and brings new pods before the old ones go away.',
    );
  });

  it('leaves an address whole where nobody says how wide it is', () => {
    const url = `http://localhost:7070/catalog/${'a-long-name-'.repeat(12)}`;
    expect(framedTable(['step', 'evidence'], [['a', url]], Infinity)).toContain(
      url,
    );
  });

  it('is no wider than its text', () => {
    const [frame] = framedTable(['a', 'b'], [['1', '2']], 120).split('\n');
    expect(frame).toHaveLength(9);
  });
});

describe('outputWidth', () => {
  it.each([
    ['the terminal’s', 90, '120', 90],
    ['COLUMNS of a pipe', undefined, '120', 120],
    ['no bound of a pipe', undefined, undefined, Infinity],
    ['within bounds', 20, undefined, 60],
  ])('is %s', (_what, columns, COLUMNS, width) => {
    expect(outputWidth({ columns }, { COLUMNS })).toBe(width);
  });
});
