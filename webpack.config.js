import path from 'node:path';
import TerserPlugin from 'terser-webpack-plugin';
import webpack from 'webpack';

/** @typedef {import('webpack').Configuration} Configuration */

const root = import.meta.dirname;

const optimization = {
  // One chunk for each import() that names it: what loads late loads in one file.
  splitChunks: /** @type {const} */ (false),
  // What one pass leaves over, the next ones take: the shipped scripts have a limit of size.
  minimizer: [
    new TerserPlugin({
      minify: TerserPlugin.swcMinify,
      extractComments: false,
      terserOptions: { compress: { passes: 3 }, mangle: true },
    }),
  ],
};

/**
 * The extension, whose gRPC, WebSocket and YAML parts are chunks of their own that activation does not load; the
 * demonstration runtime, a program that runs without VS Code and takes gRPC and WebSocket from the same chunks; and
 * the webview: one script and one style sheet.
 *
 * @param {unknown} _env
 * @param {{ mode?: 'production' | 'development' }} argv
 * @returns {readonly Configuration[]}
 */
export default (_env, argv) => {
  const production = argv.mode !== 'development';
  return [host(production), webview(production)];
};

/**
 * @param {boolean} production
 * @returns {Configuration}
 */
function host(production) {
  return {
    ...common(production),
    name: 'host',
    target: 'node20',
    entry: { extension: './src/extension.ts', demo: './src/demo/main.ts' },
    output: {
      path: path.join(root, 'dist'),
      filename: '[name].cjs',
      chunkFilename: '[name].chunk.cjs',
      library: { type: 'commonjs2' },
      // The other configuration writes beside it.
      clean: { keep: /^webview/ },
    },
    externalsPresets: { node: true },
    externals: { vscode: 'commonjs vscode' },
    plugins: [
      // Messages come as descriptors: protobufjs's reader of .proto files is never called, and is a hundredth of all.
      new webpack.NormalModuleReplacementPlugin(/^\.\/(parse|tokenize)$/, (resource) => {
        if (/protobufjs[\\/]src$/.test(resource.context)) {
          resource.request = 'data:text/javascript,module.exports={}';
        }
      }),
      // An endpoint is one server: there is nothing to balance, and nothing that could ask for it (see connect.ts).
      new webpack.NormalModuleReplacementPlugin(
        /^\.\/load-balancer-(outlier-detection|weighted-round-robin)$/,
        (resource) => {
          resource.request = 'data:text/javascript,export function setup(){}';
        },
      ),
      // ws would load two native modules from wherever it finds them, which may be a folder above that others write to.
      // With its switches set, webpack drops the code that asks for them.
      new webpack.DefinePlugin({ 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' }),
    ],
    optimization: {
      ...optimization,
      splitChunks: {
        // Also what each of the two uses other parts of.
        usedExports: false,
        cacheGroups: {
          default: false,
          defaultVendors: false,
          grpc: sharedBy('grpc', 'cri', 'demo'),
          ws: sharedBy('ws', 'exec', 'demo'),
          shared: sharedBy('shared', 'commands', 'cri', 'diagram', 'yaml'),
        },
      },
    },
    resolve: { extensions: ['.ts', '.js'] },
    module: {
      rules: [
        script(/\.ts$/, { parser: { syntax: 'typescript' } }),
        // grpc-js asks for package names that only its optional reflection code uses.
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
  };
}

/**
 * @param {boolean} production
 * @returns {Configuration}
 */
function webview(production) {
  return {
    ...common(production),
    name: 'webview',
    // The browser of the oldest VS Code that is supported.
    target: 'browserslist:chrome 138',
    entry: { webview: './src/webview/main.tsx' },
    output: {
      // A folder of its own: the page may load nothing else.
      path: path.join(root, 'dist/webview'),
      filename: '[name].js',
      cssFilename: '[name].css',
    },
    // CSS that is imported goes into one file, which the page links: its policy forbids styles made by a script.
    experiments: { css: true },
    module: {
      rules: [
        script(/\.tsx?$/, {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        }),
      ],
    },
  };
}

/**
 * @param {boolean} production
 * @returns {Configuration}
 */
function common(production) {
  return {
    mode: production ? 'production' : 'development',
    devtool: production ? 'hidden-source-map' : 'source-map',
    optimization,
    performance: { hints: false },
    stats: { preset: 'errors-warnings' },
  };
}

/**
 * A file for what two chunks have in common, so that it is shipped once.
 *
 * @param {string} name
 * @param {...string} chunks
 * @returns {object}
 */
function sharedBy(name, ...chunks) {
  return {
    name,
    filename: '[name].chunk.cjs',
    chunks: (/** @type {{ name?: string }} */ chunk) => chunks.includes(chunk.name ?? ''),
    minChunks: 2,
    enforce: true,
  };
}

/**
 * @param {RegExp} test
 * @param {object} jsc
 * @returns {import('webpack').RuleSetRule}
 */
function script(test, jsc) {
  return {
    test,
    exclude: /node_modules/,
    loader: 'swc-loader',
    options: { jsc: { ...jsc, target: 'es2022' }, module: { type: 'es6' } },
  };
}
