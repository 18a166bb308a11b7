const systems: readonly (readonly [RegExp, string])[] = [[/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/HarmonyOS|OpenHarmony/, 'HarmonyOS'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'macOS'], [/Linux|X11/, 'Linux']];
const browsers: readonly (readonly [RegExp, string])[] = [[/MicroMessenger/, 'WeChat'], [/Edg/, 'Edge'], [/Firefox/, 'Firefox'], [/OPR\//, 'Opera'], [/Chrome/, 'Chrome'], [/Safari/, 'Safari'], [/curl/, 'curl']];

const first = (agent: string, known: typeof systems): string | undefined => known.find(([pattern]) => pattern.test(agent))?.[1];

/** What a browser says of itself, as people call it: `Chrome · Windows`. Null when it says nothing we know. */
export function deviceOf(userAgent: string): string | null {
  const parts = [first(userAgent, browsers), first(userAgent, systems)].filter(Boolean);
  return parts.length ? parts.join(' · ') : null;
}
