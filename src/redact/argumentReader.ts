import { isHarmless, isSecretName } from './secretNames.ts';

/** How a program takes a secret that its option does not name. */
interface Habit {
  readonly program: RegExp;
  /** The secret is the next argument. */
  readonly next?: RegExp;
  /** The secret follows in the same argument. */
  readonly attached?: RegExp;
  /** The next argument is `user:password`, unless it is the numbers of a user and a group. */
  readonly login?: RegExp;
  /** The options mean so after this word alone: `docker run -p` is a port. */
  readonly after?: string;
}

const habits: readonly Habit[] = [
  { program: /^(mysql|mariadb|7za?$)/, attached: /^-p(?=.)/ },
  {
    program: /^(docker|podman|nerdctl|buildah|skopeo|crane|oras|helm|regctl|az|oc)$/,
    after: 'login',
    next: /^-p$/,
    attached: /^-p=?(?=.)/,
  },
  { program: /^sshpass$/, next: /^-p$/, attached: /^-p(?=.)/ },
  { program: /^(redis|keydb|valkey)-cli$/, next: /^-a$/ },
  { program: /^(mongo|cqlsh$|twine$|useradd$|usermod$)/, next: /^-p$/ },
  { program: /^(mosquitto_(pub|sub|rr)|zip|unzip|ipmitool)$/, next: /^-P$/, attached: /^-P(?=.)/ },
  { program: /^(sqlcmd|bcp|isql)$/, next: /^-P$/, attached: /^-P(?=.)/ },
  { program: /^ldap/, next: /^-w$/, attached: /^-w(?=.)/ },
  { program: /^(curl|ctr|nerdctl|etcdctl|https?|influx|smbclient)$/, login: /^(-u|-U|-a|--(proxy-)?user)$/ },
  { program: /^curl$/, login: /^-[a-zA-Z]+u$/, next: /^-b$/ },
  { program: /^(curl|ctr|nerdctl|etcdctl|smbclient)$/, attached: /^(-u|-U|--(proxy-)?user=)(?!\d+:\d+$)[^:%]*[:%]/ },
];

const endOfCommand = /^(&&|\|\|?|;|then|do|else|\{|\()$/;
/** An error names after a colon what it could not run. */
const beginsCommand = /^(-\w*c|CMD|CMD-SHELL|sudo|exec|time|nohup|.*:)$/s;
/** What takes `NAME=value` after it. */
const takesVariables = /^(export|env|declare|typeset|setx?|-e|--env|--build-arg|--from-literal|ENV|ARG|\|\d+)$/;
const anyVariable = /^[A-Za-z_][\w.-]*=/;
/** The convention of the environment; a name in small letters before a command is judged as every name is. */
const upperVariable = /^[A-Z_][A-Z\d_]*=/;
const envOption = /^(?:--(?:env|build-arg|from-literal)=[A-Za-z_][\w.-]*|-e[A-Z_][A-Z\d_]*)=/;
const anOption = /^--?[A-Za-z]/;
/** No plain word: `cannot set token …` is a sentence. */
const settingName = /^(\w+[._-][\w.-]+|[a-z]+[A-Z]\w+|requirepass|masterauth)$/;
/** What follows an option and is one, too, in small letters. A password may begin with a dash. */
const nextOption = /^(--[A-Za-z][a-z\d-]*|-[A-Za-z][a-z-]*)(=|$)/;
const withoutValue = /^--?(no|skip|without|disable|enable|require)-/;

/** Reads the arguments of a command line one by one, and says where in each a secret begins. */
export class ArgumentReader {
  #habits: readonly Habit[] = [];
  readonly #words = new Set<string>();
  #next: 'secret' | 'login' | undefined;
  /** `set NAME VALUE`, as configuration commands have it. */
  #isAfterSet = false;
  /** Which `NAME=value` are variables: those in front of a command, and all after `export` and its like. */
  #variables: 'none' | 'upper' | 'any' = 'upper';

  /** A quotation may be a whole command line, and a line one of a script. */
  beginCommand(): void {
    if (this.#variables === 'none') {
      this.#variables = 'upper';
    }
  }

  /** Whether an argument is an option that a value in quotes is attached to: `-p'…'`. */
  takesAttached(option: string): boolean {
    return this.#habits.some(({ after, attached }) => {
      const applies = after === undefined || this.#words.has(after);
      return applies && attached?.test(`${option}.`) === true && !attached.test(option);
    });
  }

  /** The place in the argument where a secret begins; it goes to the end. `undefined` where there is none. */
  secretAt(word: string): number | undefined {
    const expected = this.#next;
    this.#next = undefined;
    if (expected === 'secret' && !nextOption.test(word)) {
      return isHarmless(word) ? undefined : 0;
    }
    if (expected === 'login') {
      const end = /^\d+:\d+$/.test(word) ? -1 : word.search(/[:%]/);
      return end < 0 ? undefined : end + 1;
    }
    const wasSet = this.#isAfterSet;
    this.#isAfterSet = word === 'set';
    if (wasSet && settingName.test(word) && isSecretName(word)) {
      this.#next = 'secret';
      return undefined;
    }
    const variable = { none: undefined, upper: upperVariable, any: anyVariable }[this.#variables]?.exec(word)?.[0];
    if (variable !== undefined) {
      return placeOfValue(word, variable.length);
    }
    this.#follow(word);
    return anOption.test(word) ? this.#option(word) : undefined;
  }

  #follow(word: string): void {
    if (endOfCommand.test(word)) {
      this.#habits = [];
      this.#words.clear();
    }
    if (takesVariables.test(word)) {
      this.#variables = 'any';
    } else if (endOfCommand.test(word) || beginsCommand.test(word)) {
      this.#variables = 'upper';
    } else if (!anOption.test(word)) {
      this.#variables = 'none';
    }
    const name = word.slice(word.lastIndexOf('/') + 1);
    const ofProgram = habits.filter(({ program }) => program.test(name));
    this.#habits = ofProgram.length > 0 ? ofProgram : this.#habits;
    if (habits.some(({ after }) => after === word)) {
      this.#words.add(word);
    }
  }

  #option(word: string): number | undefined {
    const joint = word.indexOf('=');
    const option = joint < 0 ? word : word.slice(0, joint);
    const env = envOption.exec(word)?.[0];
    if (env !== undefined) {
      return placeOfValue(word, env.length);
    }
    if (isSecretName(option)) {
      if (joint >= 0) {
        return placeOfValue(word, joint + 1);
      }
      this.#next = withoutValue.test(word) ? undefined : 'secret';
      return undefined;
    }
    for (const { after, next, attached, login } of this.#habits) {
      if (after !== undefined && !this.#words.has(after)) {
        continue;
      }
      if (next?.test(word) === true) {
        this.#next = 'secret';
        return undefined;
      }
      if (login?.test(word) === true) {
        this.#next = 'login';
        return undefined;
      }
      const start = attached?.exec(word)?.[0];
      if (start !== undefined) {
        return placeOfValue(word, start.length);
      }
    }
    return undefined;
  }
}

function placeOfValue(word: string, start: number): number | undefined {
  return start < word.length && isHarmless(word.slice(start)) ? undefined : start;
}
