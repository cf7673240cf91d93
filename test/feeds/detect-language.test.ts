import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/feeds/detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', 'The attackers used a stolen session to enter the network.'],
    ['fr', 'Les attaquants ont utilisé une session volée pour entrer dans le réseau.'],
    ['de', 'Die Angreifer nutzten eine gestohlene Sitzung, um in das Netz zu gelangen.'],
    ['es', 'Los atacantes usaron una sesión robada para entrar en la red.'],
    ['it', 'Gli aggressori hanno usato una sessione rubata per entrare nella rete.'],
    ['pt', 'Os atacantes usaram uma sessão roubada para entrar na rede do banco.'],
    ['nl', 'De aanvallers gebruikten een gestolen sessie om het netwerk van de bank binnen te komen.'],
    ['pl', 'Napastnicy użyli skradzionej sesji, aby wejść do sieci, i nie jest to nowy atak.'],
    ['ja', '攻撃者は盗んだセッションを使ってDMM Bitcoinのネットワークに侵入した'],
    ['zh', '攻击者利用窃取的会话进入了 DMM Bitcoin 的网络'],
    ['ko', '공격자는 훔친 세션을 사용해 네트워크에 침입했다'],
    ['ru', 'Злоумышленники использовали украденную сессию'],
    ['uk', 'Зловмисники використали викрадену сесію'],
    ['ar', 'استخدم المهاجمون جلسة مسروقة'],
    ['fa', 'مهاجمان از یک نشست دزدیده شده استفاده کردند'],
    ['he', 'התוקפים השתמשו בהפעלה גנובה'],
  ])('%s', (language, text) => expect(detectLanguage(text)).toBe(language));

  it('follows the hint where the words do not tell', () => {
    expect(detectLanguage('Cobalt Strike', 'de-AT')).toBe('de');
    expect(detectLanguage('CVE-2024-1', 'und')).toBe('und');
    expect(detectLanguage('')).toBe('und');
  });
});
