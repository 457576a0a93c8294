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

it.each(contracts)('%s is kept, and sent made-up requests', plugin => {
  const src = join(plugins, plugin, 'src');
  const tests = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.test.ts'))
    .map(file => readFileSync(join(src, file), 'utf8'));
  for (const call of ['expectContractKept(', 'expectNoServerError(']) {
    expect(tests.some(text => text.includes(call))).toBe(true);
  }
});
