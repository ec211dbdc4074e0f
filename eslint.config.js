import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What holds in all TypeScript; the webview has more of it. */
const restrictedSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: a file is called after its export.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
  { selector: 'TSAsExpression > TSAsExpression', message: 'A double cast hides a type error.' },
  {
    selector:
      ':matches(PropertyDefinition, MethodDefinition[kind!="constructor"], TSParameterProperty)[accessibility="private"]',
    message: 'A private member is a #member: private at run time too.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'src/rpc/generated/', 'test/shots/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A resource that `using` holds needs a name, and an argument before the one that is used has one.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      // Numbers are the most ordinary thing to put into a text.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The index signatures that the wire format brings are read with brackets, which says that a key may be missing.
      '@typescript-eslint/dot-notation': 'off',
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      'no-duplicate-imports': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['scripts/**/*.ts', 'test/**/*.ts', 'src/demo/main.ts'], rules: { 'no-console': 'off' } },
  {
    // Matchers such as expect.any() are `any` by their library's choice, and a test's functions have one reader.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    // The host sends all words: in the webview they would stay English.
    files: ['src/webview/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...restrictedSyntax,
        { selector: 'JSXText[value=/\\p{L}/u]', message: 'Text for a person comes from the host, in its language.' },
        { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text is drawn as text.' },
      ],
    },
  },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
