import { driftOf } from '@waymark/openapi/generator';
import { contract } from '../../scripts/contract';

describe('openapi.yaml, the router and the client', () => {
  it('are what the schemas say; else run: yarn workspace @waymark/plugin-approvals-backend generate', () => {
    expect(driftOf(contract, __dirname)).toEqual([]);
  });
});
