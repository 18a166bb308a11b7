// `npm run bench -- complaints|kill|clocks`
const [name = 'complaints'] = process.argv.slice(2);
const benches: Record<string, () => Promise<unknown>> = {
  complaints: () => import('./complaints.ts'),
  kill: () => import('./kill.ts'),
  clocks: () => import('./clocks.ts'),
};
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (!bench) {
  console.error(`There is no benchmark "${name}". There is: ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}
await bench();
