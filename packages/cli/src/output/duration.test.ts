import { describeMoment } from './duration';

describe('describeMoment', () => {
  const moment = '2026-05-04T22:30:03.456Z';

  it.each([
    ['UTC', '2026-05-04 22:30:03 UTC'],
    ['Europe/Oslo', '2026-05-05 00:30:03 CEST'],
    ['Asia/Kolkata', '2026-05-05 04:00:03 GMT+5:30'],
  ])('tells a moment in %s', (timeZone, text) => {
    expect(describeMoment(moment, timeZone)).toBe(text);
  });

  it('leaves what is no moment', () => {
    expect(describeMoment('unknown')).toBe('unknown');
  });
});
