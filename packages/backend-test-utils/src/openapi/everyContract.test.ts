import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const plugins = resolve(__dirname, '../../../../plugins');

const contracts = readdirSync(plugins).filter(plugin =>
  existsSync(join(plugins, plugin, 'src/schema/openapi.yaml')),
);

it('finds the contracts', () => {
  expect(contracts).toEqual(
    expect.arrayContaining(['approvals-backend', 'changes-backend']),
  );
});

it.each(contracts)('%s is sent made-up requests', plugin => {
  const src = join(plugins, plugin, 'src');
  const tests = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.test.ts'))
    .map(file => readFileSync(join(src, file), 'utf8'));
  expect(tests.some(text => text.includes('expectNoServerError('))).toBe(true);
});
