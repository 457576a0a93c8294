import { describeAnalysis, describeShares, hasValues } from './CanaryWatch';
import { analysisRunSchema } from './shapes';

const run = (value: string) =>
  analysisRunSchema.parse({
    metadata: { name: 'rag-1' },
    spec: {
      metrics: [
        {
          name: 'error-ratio',
          successCondition: 'len(result) == 0 || result[0] <= 0.072',
        },
      ],
    },
    status: {
      phase: 'Failed',
      metricResults: [
        {
          name: 'error-ratio',
          phase: 'Failed',
          measurements: [{ phase: 'Failed', value }],
        },
      ],
    },
  });

it('says what share was asked for, and what it came to', () => {
  expect(describeShares(10, { canary: 1, stable: 2 })).toBe(
    'asked 10 %, actual 33 % (1 of 3 pods)',
  );
  expect(describeShares(10, { canary: 0, stable: 0 })).toBe(
    'asked 10 %, actual 0 % (0 of 0 pods)',
  );
});

it('says what was measured beside its limit', () => {
  expect(describeAnalysis(run('[0.29999]'))).toBe(
    'rag-1 Failed: error-ratio 0.300 (at most 0.072) Failed after 1',
  );
});

it('does not take an analysis without numbers for a proof', () => {
  expect(hasValues(run('[0.1]'))).toBe(true);
  expect(hasValues(run('[NaN]'))).toBe(false);
  expect(hasValues(run('[]'))).toBe(false);
});
