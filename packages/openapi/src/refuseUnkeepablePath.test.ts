import { refuseUnkeepablePath } from './refuseUnkeepablePath';

it.each([
  ['/drafts/start%2Fa', undefined],
  ['/drafts/caf%C3%A9', undefined],
  ['/drafts/%', undefined],
  ['/drafts/a%00b', 'InputError'],
])('%s: %s', (path, expected) => {
  const next = jest.fn();
  refuseUnkeepablePath({ path }, undefined, next);
  const [[error]] = next.mock.calls;
  expect(error?.name).toBe(expected);
});
