import { BuildEstimate } from './estimate';

describe('BuildEstimate', () => {
  it('guesses by the cold build first, then by the pace', () => {
    let now = 0;
    const estimate = new BuildEstimate('Gitea', 100, 200_000, () => now);
    now = 10_000;
    expect(estimate.read()).toEqual({
      title: 'Gitea',
      fraction: 0,
      remainingMs: 190_000,
    });
    for (let count = 0; count < 50; count += 1) estimate.begin();
    now = 46_000;
    const { fraction, remainingMs } = estimate.read();
    expect(fraction).toBeCloseTo(0.46);
    expect(remainingMs).toBeCloseTo(46_000 + 16_000);
  });

  it('has only the link left when everything is compiled, and never less than nothing', () => {
    let now = 0;
    const estimate = new BuildEstimate('Gitea', 0, 200_000, () => now);
    now = 4_000;
    expect(estimate.read().remainingMs).toBeCloseTo(12_000);
    now = 60_000;
    expect(estimate.read()).toEqual({
      title: 'Gitea',
      fraction: 1,
      remainingMs: 0,
    });
  });
});
