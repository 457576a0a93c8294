import type { DocumentFinding, HeldOutput } from '@waymark/gitops';
import { judge } from './verdict';

const RAG = 'tenants/assistant/development/rag.yaml';
const OLD = 'tenants/assistant/development/old.yaml';

const error = (path: string, document = RAG): DocumentFinding => ({
  document,
  path,
  constraint: 'required',
  severity: 'error',
  value: undefined,
  message: `${path} is wrong.`,
  fix: 'Mend it.',
});

const held = (
  path: string,
  findings: DocumentFinding[],
  because?: string,
): HeldOutput => ({
  path,
  lastGood: true,
  findings,
  ...(because && { because }),
});

const old = held(OLD, [error('spec.owner', OLD)]);

it('does not blame a commit for a document that it did not touch', () => {
  expect(judge([old], new Set([RAG]))).toEqual({
    state: 'success',
    description: 'Rendered; 1 document is held',
  });
  expect(judge([], new Set([RAG]))).toEqual({
    state: 'success',
    description: 'Rendered',
  });
});

it('names what the commit touched and mentions the others', () => {
  const rag = held(RAG, [error('spec.runtime')]);
  expect(judge([old, rag], new Set([RAG]))).toEqual({
    state: 'failure',
    description: `1 document is held: ${RAG} spec.runtime: spec.runtime is wrong.; 1 other document is held`,
  });
});

it('blames a commit for what depends on the document that it broke', () => {
  const namespace = 'tenants/assistant/development/_namespace.yaml';
  const dependent = held(RAG, [], namespace);
  expect(judge([dependent], new Set([namespace])).state).toBe('failure');
});

it('says the first finding and counts the rest, however long they are', () => {
  const findings = [
    error('spec.runtme'),
    error('spec.reliability'),
    error('spec.runtime'),
  ];
  const { description } = judge([held(RAG, findings)], new Set([RAG]));
  expect(description).toMatch(/rag\.yaml spec\.runtme: .* … and 2 more$/);
  const long = judge(
    [held(RAG, [error('x'.repeat(400)), error('y')]), old],
    new Set([RAG]),
  ).description;
  expect(long).toHaveLength(255);
  expect(long).toMatch(/ … and 1 more; 1 other document is held$/);
});
