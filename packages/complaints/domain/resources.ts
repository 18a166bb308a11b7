import { resource, text } from '@aftercare/kernel';

export const complaint = resource('complaint', text('投诉', 'Complaint'));
