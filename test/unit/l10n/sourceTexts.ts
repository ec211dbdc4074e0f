import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

interface SourceText {
  /** `src/host/x.ts:12`. */
  readonly place: string;
  readonly text: string;
}

export interface SourceTexts {
  /** Every literal given to `l10n.t`. */
  readonly messages: readonly SourceText[];
  /** Calls of `l10n.t` with anything but a literal, which no translator can find. */
  readonly unknown: readonly SourceText[];
  /** Texts for a person that do not pass through `l10n.t`. */
  readonly bypassing: readonly SourceText[];
}

/** Properties that VS Code, and our rows, show to a person. */
const shownProperties = new Set([
  'title',
  'placeHolder',
  'placeholder',
  'prompt',
  'message',
  'detail',
  'label',
  'description',
  'tooltip',
  'text',
  'nextStep',
]);

/** Functions whose texts are shown to a person. */
const showingFunction =
  /^(show(Information|Warning|Error)Message|setStatusBarMessage|appendMarkdown|appendText|showFailure|setMessage)$/;

/** Folders of which nothing is shown that they did not word. */
const shownFolders = /^src\/(host|tree|words|terminal|actions|images)\//;

/** Reads one source file. `file` is relative to the repository, and is what the places are named by. */
export function sourceTexts(root: string, file: string): SourceTexts {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const messages: SourceText[] = [];
  const unknown: SourceText[] = [];
  const bypassing: SourceText[] = [];
  const at = (node: ts.Node, text: string): SourceText => ({
    place: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`,
    text,
  });
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isLocalize(node.expression)) {
      const [message] = node.arguments;
      if (message !== undefined && ts.isStringLiteralLike(message)) {
        messages.push(at(message, message.text));
      } else {
        unknown.push(at(node, node.getText()));
      }
    }
    if (shownFolders.test(file)) {
      for (const literal of shownExpressions(node).flatMap(literals)) {
        if (hasWords(literal)) {
          bypassing.push(at(literal, literal.getText()));
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { messages, unknown, bypassing };
}

/** `l10n.t`, `this.#l10n.t`, `vscode.l10n.t`, `context.l10n.t`. */
function isLocalize(callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === 't' &&
    /(^|[.#])l10n$/.test(callee.expression.getText())
  );
}

/** The expressions below this node whose value a person reads. */
function shownExpressions(node: ts.Node): readonly ts.Expression[] {
  if (ts.isPropertyAssignment(node) && shownProperties.has(node.name.getText())) {
    return [node.initializer];
  }
  if (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    // A `name` in an object is an icon's or a key's; one that is assigned is a status bar item's or a terminal's.
    (shownProperties.has(node.left.name.text) || node.left.name.text === 'name')
  ) {
    return [node.right];
  }
  if (ts.isCallExpression(node)) {
    const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
    return showingFunction.test(name) ? node.arguments : [];
  }
  if (ts.isNewExpression(node) && /\b(TreeItem|MarkdownString|ThemeColor)$/.test(node.expression.getText())) {
    return node.expression.getText().endsWith('ThemeColor') ? [] : (node.arguments ?? []);
  }
  return [];
}

/** The literals that an expression may come to, through choices and joins but not through calls. */
function literals(expression: ts.Expression): readonly (ts.StringLiteralLike | ts.TemplateExpression)[] {
  if (ts.isStringLiteralLike(expression) || ts.isTemplateExpression(expression)) {
    return [expression];
  }
  if (ts.isConditionalExpression(expression)) {
    return [...literals(expression.whenTrue), ...literals(expression.whenFalse)];
  }
  if (ts.isBinaryExpression(expression)) {
    const joins = [
      ts.SyntaxKind.PlusToken,
      ts.SyntaxKind.QuestionQuestionToken,
      ts.SyntaxKind.BarBarToken,
      ts.SyntaxKind.AmpersandAmpersandToken,
    ];
    return joins.includes(expression.operatorToken.kind)
      ? [...literals(expression.left), ...literals(expression.right)]
      : [];
  }
  return ts.isParenthesizedExpression(expression) ? literals(expression.expression) : [];
}

/** An icon such as `$(server)` is no word, and neither is punctuation. */
function hasWords(literal: ts.StringLiteralLike | ts.TemplateExpression): boolean {
  const parts = ts.isTemplateExpression(literal)
    ? [literal.head.text, ...literal.templateSpans.map((span) => span.literal.text)]
    : [literal.text];
  return /\p{L}{2}/u.test(parts.join('\0').replaceAll(/\$\([\w~-]*\)?/g, ''));
}
