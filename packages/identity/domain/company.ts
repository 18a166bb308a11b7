import { resource, text } from '@aftercare/kernel';

/** A company as the record that something happens to. */
export const company = resource('tenant', text('公司', 'Company'));
