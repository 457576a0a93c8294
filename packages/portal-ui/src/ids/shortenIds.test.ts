import { shortenIds } from './shortenIds';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const DIGEST = `${COMMIT}${COMMIT.slice(0, 24)}`;
const UUID = '7f9286b2-a7cb-4258-9faa-d3c0329c85ec';

it.each([
  [COMMIT, '0123456'],
  [`run:${UUID}:1.1`, 'run:7f9286b2…:1.1'],
  [
    `the image http-echo:1.0.0@sha256:${DIGEST} stands in`,
    'the image http-echo:1.0.0@sha256:0123456789ab… stands in',
  ],
  [`${COMMIT} and ${COMMIT}`, '0123456 and 0123456'],
  // What only looks like one stays whole.
  [`${COMMIT}8`, `${COMMIT}8`],
  ['7f9286b2-a7cb', '7f9286b2-a7cb'],
  ['orders-api', 'orders-api'],
])('%s reads as %s', (text, short) => {
  expect(shortenIds(text)).toBe(short);
});
