import { anyWord } from './any-word.ts';

/** Words for one thing or act in English, French, German and Spanish; signs and unspaced scripts apart. */
const CONCEPTS: readonly (readonly [words: RegExp, signs?: RegExp])[] = [
  [
    anyWord(
      'steal*, stole*, theft*, heist*, robbed, robbery, took, taken, vol, vols, vole, voler, volé*, dérob*, butin, loot*, gestohlen*, stiehlt, stahl*, diebstahl*, erbeut*, robo, robos, robó, robad*',
    ),
    /盗|窃取/u,
  ],
  [anyWord('lose*, losing, lost, loss*, perte*, perd*, verlust*, verlor*, verlier*, pérdida*'), /損失|失っ/u],
  [
    anyWord(
      'attribu*, blame*, blaming, accus*, imput*, zugeschrieben*, verantwortlich*, beschuldig*, atribu*, acus*, linked, link, links, tied, behind, derrière, hinter, detrás',
    ),
    /断定|特定|関与/u,
  ],
  [anyWord('attack*, attaqu*, angriff*, angegriffen*, angreif*, ataque*, atac*, cyberattack*, cyberattaque*'), /攻撃/u],
  [
    anyWord(
      'breach*, hack, hacks, hacked, hacking, intru*, broke, compromis*, pirat*, kompromitt*, eingedrungen*, eindring*, compromet*',
    ),
    /侵入|不正アクセス/u,
  ],
  [
    anyWord('hacker*, intruder*, pirate*, attacker*, attaquant*, angreifer*, atacante*, thief, thieves, dieb*'),
    /ハッカー/u,
  ],
  [
    anyWord('leak*, expos*, publish*, publi*, fuite*, divulgu*, veröffentlich*, abgeflossen*, filtr*'),
    /流出|漏えい|公開/u,
  ],
  [anyWord('encrypt*, chiffr*, verschlüssel*, cifr*'), /暗号化/u],
  [anyWord('ransom*, extort*, rançon*, extorsion, lösegeld*, erpress*, rescate*'), /身代金|ランサム/u],
  [
    anyWord(
      'pay*, paid, paie*, paiement*, payé*, versé*, verse*, bezahl*, gezahlt*, zahl*, pago*, pagó, pagar*, pagad*',
    ),
    /支払/u,
  ],
  [anyWord('close, closes, closed, closing, closure*, shut*, ferme*, fermé*, schließ*, cerr*, cierr*'), /閉鎖|廃業/u],
  [anyWord('return*, repay*, repaid, refund*, rembours*, rend*, restitu*, zurück*, devol*, devuel*'), /返還|返金/u],
  [anyWord('arrest*, detain*, interpell*, festgenommen*, verhaft*, deten*'), /逮捕/u],
  [anyWord('indict*, charged, charges, inculp*, anklag*, angeklagt*'), /起訴/u],
  [anyWord('exploit*, ausgenutz*, ausnutz*, explot*'), /悪用/u],
  [anyWord('patch*, fix, fixes, fixed, correct*, corrig*, behoben*, parche*'), /修正/u],
  [anyWord('recruiter*, recruteur*, personalvermittler*, reclutador*'), /採用担当/u],
  [
    anyWord(
      'pose, posed, poses, posing, disguis*, masquerad*, impersonat*, usurp*, faux, fausse*, fake*, false, falsch*, falso*, falsa*',
    ),
    /なりすま|装っ/u,
  ],
  [anyWord('session*, sitzung*, sesión, sesiones'), /セッション/u],
  [anyWord('malicious, malveillant*, piégé*, bösartig*, malicios*, malware, schadsoftware'), /悪意|マルウェア/u],
  [
    anyWord(
      'employee*, staff, engineer*, salarié*, employé*, ingénieur*, mitarbeiter*, angestellte*, emplead*, ingenier*',
    ),
    /従業員|社員/u,
  ],
  [anyWord('transfer*, transaction*, virement*, überweis*, transaktion*, transacci*'), /送金|取引/u],
  [anyWord('manipulat*, alter*, modif*, manipul*, veränder*'), /改ざん/u],
  [anyWord('group*, gang*, groupe*, gruppe*, bande, grupo*, banda'), /グループ|集団/u],
  [anyWord('police, policière*, polizei, policía'), /警察/u],
  [anyWord('exchange*, plateforme*, platform*, börse*, bourse, plattform*, plataforma*'), /取引所/u],
  [anyWord('cryptocurrenc*, crypto*, krypto*, cripto*'), /暗号資産|仮想通貨/u],
  [anyWord('worth, value*, valait, valoir, wert, valor*'), /相当/u],
  [anyWord('announc*, annonc*, angekündigt*, kündig*, anunci*'), /発表/u],
  [anyWord('confirm*, bestätig*'), /確認/u],
  [anyWord('claim*, revendiqu*, reivindic*'), /犯行声明|主張/u],
  [anyWord('data, données, daten, datos'), /データ|情報/u],
  [anyWord('customer*, client*, subscriber*, abonné*, kund*'), /顧客|利用者/u],
  [anyWord('compan*, entreprise*, société*, firma, unternehmen*, empresa*'), /企業|会社/u],
  [anyWord('vulnerabilit*, flaw*, faille*, lücke*, schwachstelle*, vulnerabilidad*'), /脆弱性/u],
  [anyWord('bitcoin*, btc'), /ビットコイン/u],
  [anyWord('dollar*, usd, dólar*'), /\$|ドル/u],
  [anyWord('euro*, eur'), /€|ユーロ/u],
];

/** Which concepts a text names, by number: one word may stand for another of the same concept. */
export function conceptsIn(text: string): ReadonlySet<number> {
  return new Set(CONCEPTS.flatMap(([words, signs], index) => (words.test(text) || signs?.test(text) ? [index] : [])));
}
