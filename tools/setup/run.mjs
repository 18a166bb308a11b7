import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { environment, projectNode, root } from './node.mjs';

/** Progress goes to stderr: the output of `npm run --silent token` is a token and nothing else. */
export const say = (text) => void process.stderr.write(`${text}\n`);

/** Saves a sixth of a start: what was parsed and compiled the last time is not again. */
const compileCache = join(root, 'node_modules', '.cache', 'node');

/** Runs something whose output matters only when it fails. */
export function quietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const output = [];
    const child = spawn(command, args, { cwd: root, env: environment(), stdio: ['ignore', 'pipe', 'pipe'], ...options });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(output).toString() }));
  });
}

/** Ctrl-C reaches this process from the terminal and once more from npm: twice within a second is one wish to stop. */
function passOn(tell) {
  let last = -Infinity;
  const pass = (signal) => {
    // On Windows the console tells every process itself, and kill() would end one without asking.
    if (process.platform === 'win32' || performance.now() - last < 1000) return;
    last = performance.now();
    tell(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  // npm hands SIGTERM to a shell that dies of it and tells nobody: an npm script whose parent is gone is to stop.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    pass('SIGTERM');
  }, 500);
  if (!process.env.npm_lifecycle_event) clearInterval(watch);
}

/** Takes this process's place: same terminal, same signals, same end. */
export const become = (args) => becomeAll([args]);

const end = (child) =>
  new Promise((resolve) => {
    child.on('error', (error) => {
      say(String(error));
      resolve({ code: 1 });
    });
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });

/** Several processes that live and die together. */
export async function becomeAll(commands) {
  const children = commands.map((args) => spawn(projectNode(), args, { cwd: root, env: { NODE_COMPILE_CACHE: compileCache, ...environment() }, stdio: 'inherit' }));
  const tell = (signal) => children.forEach((child) => child.kill(signal));
  passOn(tell);
  const ends = children.map(end);
  const first = await Promise.race(ends);
  if (children.length > 1) tell('SIGTERM');
  await Promise.all(ends);
  process.exit(first.code ?? 128 + constants.signals[first.signal]);
}
