import { anyWord } from './any-word.ts';

/** Words for one thing or act in English, French, German and Spanish; signs and unspaced scripts apart. */
const CONCEPTS: Readonly<Record<string, readonly [words: RegExp, signs?: RegExp]>> = {
  steal: [
    anyWord(
      'steal*, stole*, theft*, heist*, robbed, robbery, took, taken, vol, vols, vole, voler, volé*, dérob*, butin, loot*, gestohlen*, stiehlt, stahl*, diebstahl*, erbeut*, robo, robos, robó, robad*',
    ),
    /盗|窃取/u,
  ],
  lose: [anyWord('lose*, losing, lost, loss*, perte*, perd*, verlust*, verlor*, verlier*, pérdida*'), /損失|失っ/u],
  attribute: [
    anyWord(
      'attribu*, blame*, blaming, accus*, imput*, zugeschrieben*, verantwortlich*, beschuldig*, atribu*, acus*, linked, link, links, tied, suspect*, soupçon*, mutmaßlich*, sospech*, behind, derrière, hinter, detrás',
    ),
    /断定|特定|関与/u,
  ],
  attack: [
    anyWord('attack*, attaqu*, angriff*, angegriffen*, angreif*, ataque*, atac*, cyberattack*, cyberattaque*'),
    /攻撃/u,
  ],
  breach: [
    anyWord(
      'breach*, hack, hacks, hacked, hacking, intru*, broke, compromis*, pirat*, kompromitt*, eingedrungen*, eindring*, compromet*',
    ),
    /侵入|不正アクセス/u,
  ],
  intruder: [
    anyWord('hacker*, intruder*, pirate*, attacker*, attaquant*, angreifer*, atacante*, thief, thieves, dieb*'),
    /ハッカー/u,
  ],
  leak: [
    anyWord('leak*, expos*, publish*, publi*, fuite*, divulgu*, veröffentlich*, abgeflossen*, filtr*'),
    /流出|漏えい|公開/u,
  ],
  encrypt: [anyWord('encrypt*, chiffr*, verschlüssel*, cifr*'), /暗号化/u],
  extort: [anyWord('ransom*, extort*, rançon*, extorsion, lösegeld*, erpress*, rescate*'), /身代金|ランサム/u],
  pay: [
    anyWord(
      'pay*, paid, paie*, paiement*, payé*, versé*, verse*, bezahl*, gezahlt*, zahl*, pago*, pagó, pagar*, pagad*',
    ),
    /支払/u,
  ],
  close: [
    anyWord('close, closes, closed, closing, closure*, shut*, ferme*, fermé*, schließ*, cerr*, cierr*'),
    /閉鎖|廃業/u,
  ],
  return: [
    anyWord('return*, repay*, repaid, refund*, rembours*, rend*, restitu*, zurück*, devol*, devuel*'),
    /返還|返金/u,
  ],
  arrest: [anyWord('arrest*, detain*, interpell*, festgenommen*, verhaft*, deten*'), /逮捕/u],
  charge: [anyWord('indict*, charged, charges, inculp*, anklag*, angeklagt*'), /起訴/u],
  exploit: [anyWord('exploit*, ausgenutz*, ausnutz*, explot*'), /悪用/u],
  fix: [anyWord('patch*, fix, fixes, fixed, correct*, corrig*, behoben*, parche*'), /修正/u],
  recruiter: [anyWord('recruiter*, recruteur*, personalvermittler*, reclutador*'), /採用担当/u],
  pose: [
    anyWord(
      'pose, posed, poses, posing, disguis*, masquerad*, impersonat*, usurp*, faux, fausse*, fake*, false, falsch*, falso*, falsa*',
    ),
    /なりすま|装っ/u,
  ],
  session: [anyWord('session*, sitzung*, sesión, sesiones'), /セッション/u],
  malicious: [
    anyWord('malicious, malveillant*, piégé*, bösartig*, malicios*, malware, schadsoftware'),
    /悪意|マルウェア/u,
  ],
  employee: [
    anyWord(
      'employee*, staff, engineer*, salarié*, employé*, ingénieur*, mitarbeiter*, angestellte*, emplead*, ingenier*',
    ),
    /従業員|社員/u,
  ],
  transfer: [anyWord('transfer*, transaction*, virement*, überweis*, transaktion*, transacci*'), /送金|取引/u],
  alter: [anyWord('manipulat*, alter*, modif*, manipul*, veränder*'), /改ざん/u],
  group: [anyWord('group*, gang*, groupe*, gruppe*, bande, grupo*, banda'), /グループ|集団/u],
  police: [anyWord('police, policière*, polizei, policía'), /警察/u],
  exchange: [anyWord('exchange*, plateforme*, platform*, börse*, bourse, plattform*, plataforma*'), /取引所/u],
  cryptocurrency: [anyWord('cryptocurrenc*, crypto*, krypto*, cripto*'), /暗号資産|仮想通貨/u],
  worth: [anyWord('worth, value*, valait, valoir, wert, valor*'), /相当/u],
  announce: [anyWord('announc*, annonc*, angekündigt*, kündig*, anunci*'), /発表/u],
  confirm: [anyWord('confirm*, bestätig*'), /確認/u],
  claim: [anyWord('claim*, revendiqu*, reivindic*'), /犯行声明|主張/u],
  data: [anyWord('data, données, daten, datos'), /データ|情報/u],
  customer: [anyWord('customer*, client*, subscriber*, abonné*, kund*'), /顧客|利用者/u],
  company: [anyWord('compan*, entreprise*, société*, firma, unternehmen*, empresa*'), /企業|会社/u],
  flaw: [anyWord('vulnerabilit*, flaw*, faille*, lücke*, schwachstelle*, vulnerabilidad*'), /脆弱性/u],
  bitcoin: [anyWord('bitcoin*, btc'), /ビットコイン/u],
  dollar: [anyWord('dollar*, usd, dólar*'), /\$|ドル/u],
  euro: [anyWord('euro*, eur'), /€|ユーロ/u],
};

/** Which of these things and acts a text names: one word may stand for another of the same concept. */
export function conceptsIn(text: string): ReadonlySet<string> {
  const named = Object.entries(CONCEPTS).filter(([, [words, signs]]) => words.test(text) || signs?.test(text));
  return new Set(named.map(([concept]) => concept));
}
