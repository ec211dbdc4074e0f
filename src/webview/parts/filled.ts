/** Words with `{0}`, `{1}` … replaced: the host sends them whole, in the person's language. */
export function filled(words: string, ...values: readonly (string | number)[]): string {
  return words.replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}
