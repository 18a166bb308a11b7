/** Ends the process on SIGTERM or Ctrl-C: lets work finish, but not for ever, for a hung transaction would keep it alive. A second signal changes nothing: Ctrl-C arrives twice. */
export function stopOnSignal(close: () => Promise<void>, limit = 10_000): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => fail(`Work was still running after ${limit / 1000} seconds; stopped without it.`), limit).unref();
    close().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

export const fail = (error: unknown): never => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
};
