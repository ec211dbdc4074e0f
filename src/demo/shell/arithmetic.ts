import { SyntaxError } from './syntax.ts';

/** Integer arithmetic of `$(( ))`: + - * / %, comparisons (1 or 0), parentheses, variables. */
export function evaluateArithmetic(source: string, variable: (name: string) => string): number {
  const tokens = source.match(/\d+|\w+|[<>=!]=|[-+*/%()<>]|\S/g) ?? [];
  let at = 0;

  const levels: readonly (readonly string[])[] = [
    ['==', '!=', '<', '>', '<=', '>='],
    ['+', '-'],
    ['*', '/', '%'],
  ];

  function expression(level: number): number {
    const operators = levels[level];
    if (operators === undefined) {
      return value();
    }
    let result = expression(level + 1);
    for (let operator = tokens[at]; operators.includes(operator ?? ''); operator = tokens[at]) {
      at += 1;
      result = apply(operator ?? '', result, expression(level + 1));
    }
    return result;
  }

  function value(): number {
    const token = tokens[at] ?? '';
    at += 1;
    if (token === '-') {
      return -value();
    }
    if (token === '(') {
      const result = expression(0);
      at += 1;
      return result;
    }
    if (!/^\$?\w+$/.test(token)) {
      throw new SyntaxError('arithmetic syntax error');
    }
    return Number.parseInt(/^\d/.test(token) ? token : variable(token) || '0', 10) || 0;
  }

  const result = expression(0);
  if (at < tokens.length) {
    throw new SyntaxError('arithmetic syntax error');
  }
  return result;
}

function apply(operator: string, left: number, right: number): number {
  if ((operator === '/' || operator === '%') && right === 0) {
    throw new SyntaxError('divide by zero');
  }
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return Math.trunc(left / right);
    case '%':
      return left % right;
    case '==':
      return Number(left === right);
    case '!=':
      return Number(left !== right);
    case '<':
      return Number(left < right);
    case '>':
      return Number(left > right);
    case '<=':
      return Number(left <= right);
    default:
      return Number(left >= right);
  }
}
