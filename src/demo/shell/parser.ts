import { tokenize } from './lexer.ts';
import type { Token } from './lexer.ts';
import { SyntaxError } from './syntax.ts';
import type { Command, Redirect, Word } from './syntax.ts';

/** @throws SyntaxError with the words of busybox's ash */
export function parseScript(script: string): Command {
  const parser = new Parser(tokenize(script));
  const command = parser.list([]);
  parser.expectEnd();
  return command;
}

const closers = ['then', 'else', 'elif', 'fi', 'do', 'done', '}'];

class Parser {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  expectEnd(): void {
    if (this.#at < this.tokens.length) {
      throw new SyntaxError(`unexpected "${this.#text()}"`);
    }
  }

  /** Commands up to one of the reserved words (which is left), a closing parenthesis, or the end. */
  list(ends: readonly string[]): Command {
    const items: { command: Command; background: boolean }[] = [];
    this.#skip([';', '\n']);
    while (this.#at < this.tokens.length && !this.#atOperator(')') && !this.#atReserved(closers)) {
      const command = this.#andOr();
      const background = this.#atOperator('&');
      items.push({ command, background });
      if (!this.#atOperator(';') && !this.#atOperator('\n') && !background) {
        break;
      }
      this.#at += 1;
      this.#skip(['\n']);
    }
    if (ends.length > 0 && !this.#atReserved(ends)) {
      const found = this.#at < this.tokens.length ? `"${this.#text()}"` : 'end of file';
      throw new SyntaxError(`unexpected ${found} (expecting "${ends.at(-1)}")`);
    }
    return { kind: 'list', items };
  }

  #andOr(): Command {
    let left = this.#pipeline();
    while (this.#atOperator('&&') || this.#atOperator('||')) {
      const operator = this.#text() === '&&' ? '&&' : '||';
      this.#at += 1;
      this.#skip(['\n']);
      left = { kind: 'andOr', left, operator, right: this.#pipeline() };
    }
    return left;
  }

  #pipeline(): Command {
    const negated = this.#takeReserved('!');
    const stages = [this.#command()];
    while (this.#atOperator('|')) {
      this.#at += 1;
      this.#skip(['\n']);
      stages.push(this.#command());
    }
    const [only] = stages;
    return only !== undefined && stages.length === 1 && !negated ? only : { kind: 'pipeline', stages, negated };
  }

  #command(): Command {
    if (this.#takeReserved('while')) {
      return this.#loop(false);
    }
    if (this.#takeReserved('until')) {
      return this.#loop(true);
    }
    if (this.#takeReserved('for')) {
      return this.#for();
    }
    if (this.#takeReserved('if')) {
      return this.#if();
    }
    if (this.#takeReserved('{')) {
      const body = this.list(['}']);
      this.#at += 1;
      return { kind: 'group', body, subshell: false };
    }
    if (this.#atOperator('(')) {
      this.#at += 1;
      const body = this.list([]);
      this.#expectOperator(')');
      return { kind: 'group', body, subshell: true };
    }
    return this.#simple();
  }

  #loop(until: boolean): Command {
    const condition = this.list(['do']);
    return { kind: 'loop', until, condition, body: this.#doneBody() };
  }

  #for(): Command {
    const name = this.#text();
    this.#at += 1;
    const words: Word[] = [];
    if (this.#takeReserved('in')) {
      for (let word = this.#takeWord(); word !== undefined; word = this.#takeWord()) {
        words.push(word);
      }
    }
    this.#skip([';', '\n']);
    return { kind: 'for', name, words, body: this.#doneBody() };
  }

  #doneBody(): Command {
    if (!this.#takeReserved('do')) {
      throw new SyntaxError(`unexpected "${this.#text()}" (expecting "do")`);
    }
    const body = this.list(['done']);
    this.#at += 1;
    return body;
  }

  #if(): Command {
    const branches: { condition: Command; body: Command }[] = [];
    let otherwise: Command | undefined;
    do {
      const condition = this.list(['then']);
      this.#at += 1;
      branches.push({ condition, body: this.list(['elif', 'else', 'fi']) });
    } while (this.#takeReserved('elif'));
    if (this.#takeReserved('else')) {
      otherwise = this.list(['fi']);
    }
    this.#at += 1;
    return { kind: 'if', branches, otherwise };
  }

  #simple(): Command {
    const assignments: { name: string; value: Word }[] = [];
    const words: Word[] = [];
    const redirects: Redirect[] = [];
    const start = this.#at;
    for (let token = this.tokens[this.#at]; token !== undefined; token = this.tokens[this.#at]) {
      if (token.kind === 'operator') {
        if (!/[<>]/.test(token.text)) {
          break;
        }
        this.#at += 1;
        redirects.push(...this.#redirects(token.text));
        continue;
      }
      this.#at += 1;
      const assignment = words.length === 0 ? assignmentOf(token.word) : undefined;
      if (assignment === undefined) {
        words.push(token.word);
      } else {
        assignments.push(assignment);
      }
    }
    if (this.#at === start) {
      throw new SyntaxError(this.#at < this.tokens.length ? `unexpected "${this.#text()}"` : 'unexpected end of file');
    }
    return { kind: 'simple', assignments, words, redirects };
  }

  #redirects(operator: string): Redirect[] {
    const from = operator === '<' ? 'stdin' : operator.startsWith('2') ? 'stderr' : 'stdout';
    if (/>&[12]$/.test(operator)) {
      return [{ from, to: operator.endsWith('1') ? 'stdout' : 'stderr' }];
    }
    const file = this.#takeWord();
    if (file === undefined) {
      throw new SyntaxError('unexpected redirection');
    }
    const redirect: Redirect = { from, to: { file, append: operator.endsWith('>>') } };
    return operator === '&>' ? [redirect, { from: 'stderr', to: 'stdout' }] : [redirect];
  }

  #takeWord(): Word | undefined {
    const token = this.tokens[this.#at];
    if (token?.kind !== 'word') {
      return undefined;
    }
    this.#at += 1;
    return token.word;
  }

  #takeReserved(word: string): boolean {
    const found = this.#atReserved([word]);
    this.#at += found ? 1 : 0;
    return found;
  }

  #atReserved(words: readonly string[]): boolean {
    const token = this.tokens[this.#at];
    return token?.kind === 'word' && words.includes(token.raw);
  }

  #atOperator(text: string): boolean {
    const token = this.tokens[this.#at];
    return token?.kind === 'operator' && token.text === text;
  }

  #expectOperator(text: string): void {
    if (!this.#atOperator(text)) {
      throw new SyntaxError(`unexpected end of file (expecting "${text}")`);
    }
    this.#at += 1;
  }

  #skip(operators: readonly string[]): void {
    while (operators.some((text) => this.#atOperator(text))) {
      this.#at += 1;
    }
  }

  #text(): string {
    const token = this.tokens[this.#at];
    return token === undefined ? '' : token.kind === 'word' ? token.raw : token.text;
  }
}

function assignmentOf(word: Word): { name: string; value: Word } | undefined {
  const [first, ...rest] = word;
  const match = first?.kind === 'text' && !first.quoted ? /^([A-Za-z_]\w*)=(.*)$/s.exec(first.text) : null;
  if (match?.[1] === undefined) {
    return undefined;
  }
  return { name: match[1], value: [{ kind: 'text', text: match[2] ?? '', quoted: false }, ...rest] };
}
