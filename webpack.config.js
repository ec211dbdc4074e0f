import path from 'node:path';
import TerserPlugin from 'terser-webpack-plugin';

/** @typedef {import('webpack').Configuration} Configuration */

const root = import.meta.dirname;

/**
 * Two bundles: the extension, whose gRPC, WebSocket and YAML parts are chunks of their own that activation does not
 * load, and the demonstration runtime, a program that runs without VS Code.
 *
 * @param {unknown} _env
 * @param {{ mode?: 'production' | 'development' }} argv
 * @returns {Configuration}
 */
export default (_env, argv) => {
  const production = argv.mode !== 'development';
  return {
    name: 'host',
    mode: production ? 'production' : 'development',
    target: 'node20',
    devtool: production ? 'hidden-source-map' : 'source-map',
    entry: { extension: './src/extension.ts', demo: './src/demo/main.ts' },
    output: {
      path: path.join(root, 'dist'),
      filename: '[name].cjs',
      chunkFilename: '[name].chunk.cjs',
      library: { type: 'commonjs2' },
      clean: true,
    },
    externalsPresets: { node: true },
    // ws tries two optional native modules; VS Code provides its own.
    externals: {
      vscode: 'commonjs vscode',
      bufferutil: 'commonjs bufferutil',
      'utf-8-validate': 'commonjs utf-8-validate',
    },
    resolve: { extensions: ['.ts', '.js'] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          exclude: /node_modules/,
          loader: 'swc-loader',
          options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
        },
        // grpc-js asks for package names that only its optional reflection code uses.
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    optimization: {
      // One chunk for each import() that names it: what loads late loads in one file.
      splitChunks: false,
      minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false })],
    },
    performance: { hints: false },
    stats: { preset: 'errors-warnings' },
  };
};
