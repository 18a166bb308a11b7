import { expect, it } from 'vitest';
import { drawn } from './chart.ts';

const token = (name: string) => name;

it('draws bars in the colours of the look, with names below or, lying, on the left', () => {
  const chart = { labels: ['一月'], series: [{ name: '受理', kind: 'bar' as const, values: [3], tone: 'bad' as const }] };
  expect(drawn(chart, token)).toMatchObject({ xAxis: { type: 'category', data: ['一月'] }, series: [{ type: 'bar', data: [3], itemStyle: { color: '--ac-red-dot' } }] });
  expect(drawn({ ...chart, across: true }, token)).toMatchObject({ yAxis: { type: 'category' }, xAxis: [{ type: 'value' }] });
});

it('reads a share on an axis of its own', () => {
  const option = drawn({ labels: ['a'], series: [{ name: 'n', kind: 'bar', values: [1], tone: 'brand' }, { name: 'share', kind: 'line', values: [100], tone: 'neutral', percent: true }] }, token);
  expect(option).toMatchObject({ yAxis: [{}, { max: 100 }], series: [{}, { yAxisIndex: 1 }] });
});
