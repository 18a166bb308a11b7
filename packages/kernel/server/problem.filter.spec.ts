import { NotFound } from '@aftercare/kernel';
import { NotFoundException } from '@nestjs/common';
import { describe, expect, test } from 'vitest';
import { problemOf } from './problem.filter.ts';

describe('a problem document', () => {
  test('of a refusal carries its code and details', () => {
    expect(problemOf(new NotFound({ type: 'complaint', id: 'x' }))).toEqual({ type: 'urn:aftercare:problem:kernel.not-found', title: 'kernel.not-found', status: 404, code: 'kernel.not-found', detail: 'There is no complaint x.', id: 'x' });
  });

  test('of something unforeseen says nothing of it', () => {
    expect(problemOf(new Error('password=secret'))).toMatchObject({ status: 500, code: 'kernel.internal' });
    expect(JSON.stringify(problemOf(new Error('password=secret')))).not.toContain('secret');
  });

  test('of the framework keeps its status', () => expect(problemOf(new NotFoundException())).toMatchObject({ status: 404, code: 'kernel.no-such-route' }));
});
