import type { JSX } from 'preact';

/** What facts mean for this pod, a sentence a line. */
export function Meaning({ sentences }: { readonly sentences: readonly string[] }): JSX.Element | null {
  return sentences.length === 0 ? null : (
    <div class="meaning">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
