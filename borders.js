/**
 * The rooms of src/ and what each may import besides itself. Lint reads this table (.dependency-cruiser.js), and a
 * test fails on a folder that is not in it. Data flows down the page on its way in, and up on its way out.
 *
 * A room with `siblings: false` has folders that never import each other.
 *
 * @typedef {object} Room
 * @property {readonly string[]} imports
 * @property {readonly string[]} packages
 * @property {boolean} [siblings]
 * @property {readonly string[]} [shared]
 *
 * @type {Readonly<Record<string, Room>>}
 */
export const rooms = {
  common: { imports: [], packages: [] },
  contract: { imports: ['common'], packages: [] },
  // What in a text or a message is likely a secret: whatever is shown, logged or saved passes here.
  redact: { imports: ['common', 'contract'], packages: [] },
  images: { imports: ['common', 'contract'], packages: [] },
  words: { imports: ['common', 'contract', 'redact', 'images'], packages: [] },
  // What differs by high-level runtime or by isolation: nothing else compares their names.
  runtimes: { imports: ['common', 'contract', 'words'], packages: [] },
  endpoint: { imports: ['common', 'contract'], packages: ['yaml'] },
  rpc: {
    imports: ['common', 'contract', 'endpoint'],
    packages: ['@grpc/grpc-js', '@grpc/proto-loader', 'protobufjs'],
  },
  cri: { imports: ['common', 'contract', 'redact', 'runtimes', 'rpc'], packages: [] },
  containerd: { imports: ['common', 'contract', 'images', 'rpc'], packages: [] },
  // The channel of an endpoint with all that is spoken on it, and how that is loaded with the first connection.
  client: { imports: ['common', 'contract', 'rpc', 'cri', 'containerd'], packages: [] },
  streams: { imports: ['common', 'contract'], packages: ['ws'] },
  credentials: { imports: ['common', 'contract', 'images'], packages: [] },
  model: { imports: ['common', 'contract'], packages: [] },
  contrib: { imports: ['common', 'contract'], packages: [] },
  // Rows of the views, without VS Code.
  tree: { imports: ['common', 'contract', 'redact', 'contrib', 'images', 'words', 'model'], packages: [] },
  actions: { imports: ['common', 'contract', 'redact', 'images', 'words', 'runtimes', 'model'], packages: [] },
  // What an exec terminal does, without VS Code's terminal.
  terminal: { imports: ['common', 'contract', 'redact', 'words', 'streams'], packages: [] },
  proc: { imports: ['common', 'contract', 'runtimes'], packages: ['yaml'] },
  calls: { imports: ['common', 'contract', 'redact'], packages: [] },
  layers: { imports: ['common', 'contract', 'images', 'runtimes', 'model'], packages: [] },
  tour: { imports: ['common', 'contract', 'redact'], packages: [] },
  diagram: { imports: ['common', 'contract', 'redact', 'contrib', 'words', 'runtimes'], packages: [] },
  protocol: { imports: ['common', 'contract', 'diagram'], packages: [] },
  // The only home of the DOM, with a tsconfig of its own.
  webview: {
    imports: ['common', 'contract', 'redact', 'contrib', 'words', 'diagram', 'protocol'],
    packages: ['preact'],
  },
  host: {
    imports: [
      ...['common', 'contract', 'redact', 'images', 'words', 'endpoint', 'client', 'streams', 'credentials'],
      ...['model', 'tree', 'actions', 'terminal', 'contrib'],
      ...['proc', 'calls', 'layers', 'tour', 'diagram', 'protocol'],
    ],
    packages: ['vscode', 'yaml'],
    siblings: false,
    /** The folders of the room that its other folders may use. */
    shared: ['ui'],
  },
  // A server, not a client: of the client's rooms it takes the wire format and the grammar of image references alone.
  demo: {
    imports: ['common', 'images', 'rpc/generated', 'rpc/decoding'],
    packages: ['@grpc/grpc-js', '@grpc/proto-loader', 'ws'],
  },
};
