import type { Monthly, Pareto, Statistics } from '@aftercare/complaints';
import { queryString, type Query } from '@aftercare/kernel/admin';

const path = '/api/complaint-statistics';
export const statisticsPath = (query: Query): string => `${path}${queryString(query)}`;
export const paretoPath = (query: Query): string => `${path}/pareto${queryString(query)}`;
export const monthsPath = (query: Query): string => `${path}/months${queryString(query)}`;
export const casesPath = `${path}/cases`;
export type { Monthly, Pareto, Statistics };
