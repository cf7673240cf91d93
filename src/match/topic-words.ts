import { lines } from './lines.ts';

/* What a story or a sentence is about, as sources of regular expressions; each list mixes the languages we read. */

/** Somewhere in the story, they show that it is about security. */
export const SECURITY = lines(String.raw`
  malware
  ransomware
  spyware
  botnet
  backdoors?
  trojans?
  phish\w*
  spear-?phish\w*
  hack(?:s|er|ers|ed|ing|tivists?)?
  cyber\w*
  espionage
  exploit(?:s|ed|ing|ation)?
  vulnerabilit\w+
  zero-days?
  exfiltrat\w*
  payloads?
  C2
  command[- ]and[- ]control
  threat (?:actor|group|intelligence)s?
  APT[- ]?\w*
  CVE-\d{4}-\d+
  intrusions?
  implants?
  droppers?
  shellcode
  leak site
  (?:data|security) breach(?:es)?
  lateral movement
  credentials?
  rançongiciels?
  maliciels?
  pirat(?:es|age|é|ée)
  Schadsoftware
  Hackerangriff\w*
  Angreifer\w*
  Erpress\w*
  Schwachstellen?
  Sicherheitslücken?
  Hintertür\w*
  Datendiebstahl\w*
  vulnérabilités?
  portes? dérobées?
  ciberataques?
  恶意
  样本
  木马
  攻击
  黑客
  漏洞
  マルウェア
  サイバー
  不正アクセス
`);

/** In the sentence, they are enough for a name in its own capitals that is unlike an everyday word. */
export const CRIME = lines(String.raw`
  attack\w*
  thefts?
  stolen|stole
  heists?
  ransoms?
  breach\w*
  investigat\w+
  launder\w*
  attribut\w+
  linked
  blam\w+
  outages?
  leak\w*
  extort\w*
  sanction\w*
  incidents?
  operators
  compromised
  responsib\w+
  similar\w*
  methods?
  activity
  impact(?:s|ed)?
  vols?
  rançons?
  attaqu\w+
  imput\w+
  Diebstahl\w*
  Angriff\w*
  Lösegeld\w*
  robo
  ataques?
  rescate
  thie(?:f|ves)
  crypto\w*
  bitcoin
  wallets?
  stablecoins?
  networks
  FBI
  CISA
  NCSC
  ANSSI
  BSI
  Europol
  Interpol
  enquêteurs
  警察庁
  流出
  犯行
`);

/** In the story, they are enough for a name in its own capitals that a vendor's scheme explains: `Midnight Blizzard`. */
export const COMPUTING = lines(String.raw`
  e-?mails?
  mail
  mailbox(?:es)?
  accounts?
  servers?
  software
  passwords?
  cloud(?:-based)?
  data(?:bases?)?
  Postfächer\w*
  Konten
  Daten
  messageries?
  courriels?
  données
  correos?
  datos
  メール
  邮件
`);
