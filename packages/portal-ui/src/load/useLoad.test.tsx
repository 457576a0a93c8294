import { act, renderHook, waitFor } from '@testing-library/react';
import { useLoad } from './useLoad';

afterEach(() => jest.useRealTimers());

it('keeps the old value and says why when a refresh fails', async () => {
  const load = jest
    .fn<Promise<string>, [AbortSignal]>()
    .mockResolvedValueOnce('first')
    .mockRejectedValueOnce(new Error('the forge is away'))
    .mockResolvedValueOnce('second');
  const { result } = renderHook(() => useLoad(load, []));
  expect(result.current).toEqual({ state: 'loading' });
  await waitFor(() =>
    expect(result.current).toMatchObject({ state: 'ready', value: 'first' }),
  );
  const again = () => {
    if (result.current.state === 'loading') throw new Error('still loading');
    result.current.retry();
  };

  act(again);
  await waitFor(() =>
    expect(result.current).toMatchObject({
      value: 'first',
      stale: { message: 'the forge is away' },
    }),
  );

  act(again);
  await waitFor(() =>
    expect(result.current).toMatchObject({ value: 'second' }),
  );
  expect(result.current).not.toHaveProperty('stale');
});

it('drops and aborts an answer to a question that is no longer asked', async () => {
  const answers: Record<string, (value: string) => void> = {};
  const signals: AbortSignal[] = [];
  const { result, rerender } = renderHook(
    ({ question }) =>
      useLoad(
        signal => {
          signals.push(signal);
          return new Promise<string>(resolve => {
            answers[question] = resolve;
          });
        },
        [question],
      ),
    { initialProps: { question: 'old' } },
  );
  rerender({ question: 'new' });
  await act(async () => {
    answers.new('answer to new');
    answers.old('answer to old');
  });
  expect(result.current).toMatchObject({ value: 'answer to new' });
  expect(signals[0].aborted).toBe(true);
});

it('asks again after each answer, also a failed one, until the value is final', async () => {
  jest.useFakeTimers();
  const load = jest
    .fn<Promise<string>, [AbortSignal]>()
    .mockRejectedValueOnce(new Error('not yet'))
    .mockResolvedValueOnce('running')
    .mockResolvedValueOnce('done');
  const { result } = renderHook(() =>
    useLoad(load, [], { refreshMs: 1000, until: value => value === 'done' }),
  );
  const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

  await pass(999);
  expect(result.current).toMatchObject({ state: 'failed' });
  expect(load).toHaveBeenCalledTimes(1);
  await pass(1);
  expect(result.current).toMatchObject({ value: 'running' });
  await pass(1000);
  expect(result.current).toMatchObject({ value: 'done' });
  await pass(60_000);
  expect(load).toHaveBeenCalledTimes(3);
});
