import type { InstalledPart } from '@aftercare/identity';
import { expect, test } from 'vitest';
import { without, withRequired } from './with-required.ts';

const part = (id: string, requires: string[] = [], always = false): InstalledPart => ({ id, kind: 'module', title: { 'zh-CN': id, en: id }, version: null, requires, always });
const parts = [part('kernel', [], true), part('mail'), part('identity', ['mail'], true), part('workflow', ['identity']), part('complaints', ['workflow'])];

test('what is switched on brings what it requires', () => expect(withRequired(parts, ['complaints'])).toEqual(['kernel', 'mail', 'identity', 'workflow', 'complaints']));
test('what is always on stays on, with what it requires', () => expect(withRequired(parts, [])).toEqual(['kernel', 'mail', 'identity']));
test('what is switched off takes along what requires it', () => expect(without(parts, ['kernel', 'mail', 'identity', 'workflow', 'complaints'], 'workflow')).toEqual(['kernel', 'mail', 'identity']));
