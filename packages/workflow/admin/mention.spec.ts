import { expect, it } from 'vitest';
import { askedFor, mentionedIn, withName } from './mention.ts';

it('asks for a name while one is being typed after an @', () => {
  expect(askedFor('@', 1)).toBe('');
  expect(askedFor('请看，@李', 5)).toBe('李');
  expect(askedFor('@李敏 请看', 6)).toBeNull();
  expect(askedFor('li@gift.example', 7)).toBeNull();
});

it('puts the name where it was asked for, and the caret behind it', () => {
  expect(withName('请 @李 看', 4, '李敏')).toEqual({ text: '请 @李敏 看', caret: 6 });
});

it('calls those whose names still stand in the text', () => {
  expect(mentionedIn('@李敏 请看', new Map([['1', '李敏'], ['2', '王强']]))).toEqual(['1']);
});
