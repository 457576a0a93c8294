import { differingLines } from './differingLines';

describe('differingLines', () => {
  it('keeps what differs and one line around it', () => {
    expect(differingLines('a\nb\nc\nd\ne\nf', 'a\nb\nc\nX\nY\ne\nf')).toEqual({
      before: '…\nc\nd\ne\n…',
      after: '…\nc\nX\nY\ne\n…',
    });
  });

  it('shows lines that come at the end, and leaves one line whole', () => {
    expect(differingLines('a\nb', 'a\nb\nc')).toEqual({
      before: '…\nb',
      after: '…\nb\nc',
    });
    expect(differingLines('small', 'large')).toEqual({
      before: 'small',
      after: 'large',
    });
  });
});
