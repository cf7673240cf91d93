import { describe, expect, it } from 'vitest';
import { isSupported } from '../../briefings/model/is-supported.ts';

const theft = {
  quotes: ['TraderTraitor stole 4,502.9 bitcoin from the exchange DMM Bitcoin in late May 2024'],
  language: 'en',
  names: ['Jade Sleet'],
};
const french = {
  quotes: [
    'Le vol de 4 502,9 bitcoins chez DMM Bitcoin est attribué à TraderTraitor, affirme le FBI',
    "près de 300 millions d'euros",
  ],
  language: 'fr',
  names: [],
};
const doubtful = { quotes: ['The theft was likely carried out by Lazarus Group'], language: 'en', names: [] };
const denied = { quotes: ['There is no evidence that Lazarus Group attacked the games'], language: 'en', names: [] };

describe('isSupported', () => {
  it.each([
    ['TraderTraitor stole 4,502.9 bitcoin from DMM Bitcoin.', 'en', theft],
    ['In May 2024 TraderTraitor (Jade Sleet) stole 4,502.9 BTC from the exchange.', 'en', theft],
    ['Le vol de 4 502,9 bitcoins chez DMM Bitcoin est attribué à TraderTraitor.', 'fr', french],
    ['The theft of 4,502.9 bitcoin, 300 million euros, is attributed to TraderTraitor.', 'en', french],
    [
      'Lazarus Group was likely behind the theft'.replace(
        'was likely behind the theft',
        'likely carried out the theft',
      ),
      'en',
      doubtful,
    ],
    ['No evidence that Lazarus Group attacked the games.', 'en', denied],
  ])('lets through: %s', (text, language, grounds) => {
    expect(isSupported(text, language, grounds)).toBe(true);
  });

  it.each([
    ['another figure', 'TraderTraitor stole 5,502.9 bitcoin from DMM Bitcoin.', 'en', theft],
    ['another scale', 'TraderTraitor stole 4,502.9 million bitcoin from DMM Bitcoin.', 'en', theft],
    ['a figure in words', 'TraderTraitor stole 4,502.9 bitcoin from three exchanges.', 'en', theft],
    ['another name', 'Sony lost 4,502.9 bitcoin to TraderTraitor.', 'en', theft],
    ['another act', 'TraderTraitor returned 4,502.9 bitcoin to DMM Bitcoin.', 'en', theft],
    ['a word of its own', 'TraderTraitor stole 4,502.9 bitcoin from DMM Bitcoin and laughed.', 'en', theft],
    ['a negation', 'TraderTraitor never stole 4,502.9 bitcoin from DMM Bitcoin.', 'en', theft],
    ['a link', 'TraderTraitor stole bitcoin from DMM Bitcoin, see evil.example', 'en', theft],
    ['markup', '<b>TraderTraitor</b> stole bitcoin from DMM Bitcoin.', 'en', theft],
    ['a lost doubt', 'Lazarus Group carried out the theft.', 'en', doubtful],
    ['a lost negation', 'Evidence that Lazarus Group attacked the games.', 'en', denied],
    ['another act in another language', 'TraderTraitor repaid 4,502.9 bitcoin to DMM Bitcoin.', 'en', french],
    ['a language without rules', 'TraderTraitor がビットコインを盗んだ', 'ja', theft],
  ])('refuses %s: %s', (_, text, language, grounds) => {
    expect(isSupported(text, language, grounds)).toBe(false);
  });
});
