/** A piece of a word. Quoted pieces are not split into fields after expansion. */
export type WordPart =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly fallback: string | undefined;
      readonly quoted: boolean;
    }
  | { readonly kind: 'command'; readonly source: string; readonly quoted: boolean }
  | { readonly kind: 'arithmetic'; readonly source: string };

export type Word = readonly WordPart[];

export interface Redirect {
  readonly from: 'stdin' | 'stdout' | 'stderr';
  /** A file, or the other output (`2>&1`). */
  readonly to: { readonly file: Word; readonly append: boolean } | 'stdout' | 'stderr';
}

export type Command =
  | {
      readonly kind: 'simple';
      readonly assignments: readonly { readonly name: string; readonly value: Word }[];
      readonly words: readonly Word[];
      readonly redirects: readonly Redirect[];
    }
  | { readonly kind: 'pipeline'; readonly stages: readonly Command[]; readonly negated: boolean }
  | { readonly kind: 'andOr'; readonly left: Command; readonly operator: '&&' | '||'; readonly right: Command }
  | { readonly kind: 'list'; readonly items: readonly { readonly command: Command; readonly background: boolean }[] }
  | { readonly kind: 'loop'; readonly until: boolean; readonly condition: Command; readonly body: Command }
  | { readonly kind: 'for'; readonly name: string; readonly words: readonly Word[]; readonly body: Command }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly condition: Command; readonly body: Command }[];
      readonly otherwise: Command | undefined;
    }
  | { readonly kind: 'group'; readonly body: Command; readonly subshell: boolean };

export class SyntaxError extends Error {
  override readonly name = 'SyntaxError';
}
