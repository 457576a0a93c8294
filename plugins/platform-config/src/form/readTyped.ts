/**
 * The number that is being typed; null where nothing stands. Undefined while it is on its way to one (`1.`, `-`), or would be
 * written otherwise: the field would then change the text below the cursor.
 */
export function readTyped(
  text: string,
  digits: number,
): number | null | undefined {
  if (text === '') return null;
  const number = Number(text);
  const [, fraction = ''] = text.split('.');
  return String(number) === text && fraction.length <= digits
    ? number
    : undefined;
}
