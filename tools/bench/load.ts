/** Does something again and again, several at once, for some seconds. */
export async function load(seconds: number, once: (n: number) => Promise<unknown>, { atOnce = 10, most = Infinity } = {}): Promise<{ rate: number; count: number; p50: number; p99: number }> {
  const took: number[] = [];
  let n = 0;
  const begun = performance.now();
  const worker = async () => {
    while (performance.now() - begun < seconds * 1000 && n < most) {
      const start = performance.now();
      await once(n++);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const elapsed = (performance.now() - begun) / 1000;
  took.sort((a, b) => a - b);
  const at = (part: number) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0;
  return { rate: took.length / elapsed, count: took.length, p50: at(0.5), p99: at(0.99) };
}
