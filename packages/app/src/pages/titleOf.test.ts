import { titleOf } from './titleOf';

it.each([
  ['Home · Waymark', 'Home · Waymark'],
  [
    'Prompt gateway | Overview | Waymark',
    'Prompt gateway · Overview · Waymark',
  ],
  ['Templates', 'Templates · Waymark'],
  ['Waymark', 'Waymark'],
  ['', 'Waymark'],
])('brings %j into the form %j', (title, expected) => {
  expect(titleOf(title, 'Waymark')).toBe(expected);
  expect(titleOf(expected, 'Waymark')).toBe(expected);
});

it('leaves out the product where it has no name', () => {
  expect(titleOf('Templates')).toBe('Templates');
});
