import { describe, expect, it } from 'vitest';
import { nodeProblem } from './node.mjs';

describe('the Node that starts everything', () => {
  it.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('%s is enough where Node 24 comes along', (version) => {
    expect(nodeProblem(version, true)).toBeUndefined();
  });

  it.each(['18.20.4', '20.18.3'])('%s is too old everywhere', (version) => {
    expect(nodeProblem(version, true)).toContain('20.19');
    expect(nodeProblem(version, false)).toContain('24');
  });

  it.each(['20.19.0', '23.11.0'])('%s is too old where nothing comes along', (version) => {
    expect(nodeProblem(version, false)).toContain(version);
  });
});
