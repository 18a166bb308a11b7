import { describe, expect, it } from 'vitest';
import { correspondent } from './correspondent.ts';

const party = { name: '华宁实业', email: 'office@huaning.example', language: 'zh-CN' as const, contacts: [] };
const contact = (name: string, email: string | null, primary = false) => ({ name, email, language: null, primary });

describe('whom a mail goes to', () => {
  it('is the primary contact, in their language or else the party’s', () => {
    expect(correspondent({ ...party, contacts: [contact('李敏', 'li@huaning.example'), { ...contact('Anna', 'anna@huaning.example', true), language: 'en' }] })).toEqual({ name: 'Anna', email: 'anna@huaning.example', language: 'en' });
    expect(correspondent({ ...party, contacts: [contact('李敏', 'li@huaning.example', true)] })?.language).toBe('zh-CN');
  });

  it('is the party itself where the primary contact has no e-mail, and any contact where the party has none', () => {
    const contacts = [contact('王强', null, true), contact('李敏', 'li@huaning.example')];
    expect(correspondent({ ...party, contacts })?.email).toBe('office@huaning.example');
    expect(correspondent({ ...party, email: null, contacts })?.name).toBe('李敏');
  });

  it('is nobody where there is no e-mail', () => {
    expect(correspondent({ ...party, email: null, contacts: [contact('王强', null, true)] })).toBeNull();
  });
});
