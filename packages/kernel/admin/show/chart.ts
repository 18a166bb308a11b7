import type { EChartsCoreOption } from 'echarts/core';

/** One row of bars or one line. Colours are meanings, as everywhere. */
export interface ChartSeries {
  readonly name: string;
  readonly kind: 'bar' | 'line';
  readonly values: readonly number[];
  readonly tone: 'brand' | 'good' | 'bad' | 'neutral';
  /** Read on the right, from 0 to 100 %. */
  readonly percent?: boolean;
}

/** What is measured (`labels`) and the values beside it; `across`: bars lie, with their names on the left. */
export interface Chart {
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly across?: boolean;
}

const tokens = { brand: '--ac-brand', good: '--ac-green-dot', bad: '--ac-red-dot', neutral: '--ac-grey-dot' } as const;

/** The chart in the terms of ECharts. @param token reads a colour of the look */
export function drawn({ labels, series, across = false }: Chart, token: (name: string) => string): EChartsCoreOption {
  const [ink, quiet, rule] = [token('--ac-ink'), token('--ac-ink-3'), token('--ac-line')];
  const names = { type: 'category', data: [...labels], inverse: across, axisTick: { show: false }, axisLine: { lineStyle: { color: rule } }, axisLabel: { color: quiet, hideOverlap: true, ...(across ? { width: 120, overflow: 'truncate' } : {}) } };
  const counts = { type: 'value', minInterval: 1, axisLabel: { color: quiet }, splitLine: { lineStyle: { color: rule } } };
  const shares = { type: 'value', min: 0, max: 100, axisLabel: { color: quiet, formatter: '{value}%' }, splitLine: { show: false } };
  const values = series.some(({ percent }) => percent) ? [counts, shares] : [counts];
  return {
    textStyle: { fontFamily: token('--ac-font') },
    grid: { left: 8, right: 16, top: series.length > 1 ? 36 : 12, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: token('--ac-hover'), opacity: 0.6 } }, backgroundColor: token('--ac-raised'), borderColor: rule, textStyle: { color: ink, fontSize: 13 } },
    legend: series.length > 1 ? { top: 0, right: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: quiet } } : undefined,
    xAxis: across ? values : names,
    yAxis: across ? names : values,
    series: series.map(({ name, kind, values: data, tone, percent }) => ({
      name, type: kind, data: [...data], itemStyle: { color: token(tokens[tone]), borderRadius: across ? [0, 2, 2, 0] : [2, 2, 0, 0] }, lineStyle: { width: 2 }, symbolSize: 6, barMaxWidth: 24, cursor: 'pointer',
      ...(percent ? (across ? { xAxisIndex: 1 } : { yAxisIndex: 1 }) : {}),
    })),
  };
}
