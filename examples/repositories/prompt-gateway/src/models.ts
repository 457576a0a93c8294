export type Purpose = 'answer' | 'summarize' | 'classify';

/** Which model serves which purpose: small ones where a small one is enough. */
export const MODELS: Record<Purpose, { name: string; maxTokens: number }> = {
  answer: { name: 'meridian-large', maxTokens: 1024 },
  summarize: { name: 'meridian-medium', maxTokens: 512 },
  classify: { name: 'meridian-small', maxTokens: 16 },
};

/** A rough count: four characters a token. */
export function countTokens(text: string): number {
  return Math.max(1, Math.ceil(text.length / 4));
}

/** Asks the model at `url`; without one, echoes. */
export async function complete(
  url: string | undefined,
  purpose: Purpose,
  prompt: string,
): Promise<string> {
  const { name, maxTokens } = MODELS[purpose];
  if (!url) {
    return `${name}: ${prompt.slice(0, maxTokens * 4)}`;
  }
  const response = await fetch(`${url}/v1/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: name, prompt, maxTokens }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) {
    throw new Error(`The model answered ${response.status}`);
  }
  const { text } = (await response.json()) as { text: string };
  return text;
}
