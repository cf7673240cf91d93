import { lines } from './lines.ts';

/*
 * What a sentence says of the actor in it, one expression a line, in lower case. `§` stands for the actor, `¤` for any
 * other one, `{w}` for up to seven words without another actor, `{g}` for a longer gap inside the clause, `{d}` for what
 * may follow a name: a possessive, a noun (`§ hackers`), a bracket. `\\w` means letters of every language.
 */

/** The actor is only called to mind: a comparison, the past, an aside. */
export const ASIDES = lines(String.raw`
  (?:similar|identical|comparable|akin|analogous|close) {w}(?:to|with) {g}§
  (?:compar\w+|liken\w*|parallels?|resembl\w+|reminiscent|remind\w*|echo\w*|mimic\w*|imitat\w*|copycats?|inspired) {g}§
  (?:unlike|such as|rivals?|competitors?|except|besides|apart from|along with groups like) {w}§
  (?:groups?|gangs?|actors?|crews?|names|families) like {w}§
  (?:different|another|separate|unrelated) (?:\w+ )?(?:group|actor|gang|crew|team)s?,? (?:called |named |known as |tracked as )?§
  (?:exceed|surpass|dwarf|eclips|topp?)(?:s|es|ed|ing)? {g}§
  (?:previously|formerly|earlier|historically|once|already) (?:been |been publicly )?(?:linked|attributed|associated|tied|connected|used|seen|observed|deployed|wielded|operated|reported|known) (?!(?:the|this|that|these) (?:attack|hack|theft|breach|incident|intrusion|campaign|heist)){g}§
  §{d} (?:has|have) {g}(?:[$€£]|victims|million|billion) {g}since
  §{d} (?:has|have) (?:\w+ )?(?:hit|attacked|targeted|breached|claimed|extorted) (?:some of|dozens|hundreds|many|numerous|several|other)
  (?:in the past|years? ago|last year|back in \d{4}) {g}§
  (?:linked|attributed|associated|tied|connected|used|seen|observed|deployed) in the past {g}§
  (?:ransoms?|payments?|sums?|money|millions?|dollars?) (?:\w+ ){0,3}(?:paid|sent|handed|transferred|wired) to {w}§
  (?:worked|working|(?:former|ex-?|one-time|old)\s?(?:members?|affiliates?)|veterans?|remnants?|alumni|successors?|offshoots?|spin-?offs?|spinoff|rebrand\w*|descend\w+|split) (?:for|of|from|to|with|off from) {w}§
  (?:webinars?|talks?|thes[ei]s|books?|podcasts?|documentar\w+|films?|histor\w+|courses?|trainings?|workshops?|lectures?|exercises?|tabletop) {g}§
  (?:hunt(?:ing)?|look|check|detect\w*|defend\w*|protect\w*|guard\w*|prepare|brace) (?:for|against|from)?{w}§
  (?:more|less|fewer|larger|smaller|bigger|worse|better|older|newer|longer) {w}than {w}§
  (?:overlap\w*|share[sd]?|sharing|borrow\w*) {g}(?:with|from|of) {w}§
  (?:rappel\w+|ressembl\w+|évoqu\w+|semblables?|similaires?|comparables?|à l['’]instar|inspirée?s?) {g}§
  proches? (?:de |du |des |d['’])(?:\w+ ){0,2}§
  (?:comme|tels? que|telles? que|contrairement|à la différence|outre) {w}§
  (?:par le passé|auparavant|précédemment|déjà|autrefois|jadis) (?:\w+ ){0,2}(?:attribu\w+|liée?s?|associée?s?|utilisée?s?|observée?s?) {g}§
  (?:attribuée?s?|liée?s?|associée?s?|utilisée?s?) {w}(?:par le passé|auparavant|précédemment) {g}§
  victims? of {w}§{d} {g}(?:paid|pays|paying)
  §{d} {g}(?:unrelated|sans rapport|sans lien)
  rançons? {w}(?:versée?s?|payée?s?) {w}§
  (?:ancien\w*|ex-)\s*(?:\w+ )?(?:membres?|affiliés?) {w}§
  (?:ähn\w+|erinner\w+|vergleich\w*|verglichen|wie(?:\sschon)?(?:\sbei)?|anders als|im gegensatz zu|früher\w*|bereits|einst) {g}§
  (?:similar\w*|parecid\w+|recuerda\w*|comparab\w+|compar\w+|a diferencia de|al igual que|anteriormente|en el pasado|tales? como) {g}§
  aquel(?:la)? (?:ataque|ciberataque|intrusión|incidente) a {w}§
  (?:類似|似た|過去に|以前).{0,30}§|§.{0,12}(?:と類似|に似|に類似)
  (?:类似|相似|曾经|此前|以往|过去).{0,20}§|§.{0,16}(?:类似|相似)
`);

/** The actor is said to have had no part. */
export const DENIALS = lines(String.raw`
  \b(?:no|any|little|scant|insufficient) (?:\w+ )?(?:evidence|indications?|proof|signs?|links?|connections?|ties|reason) {g}§
  (?:not|never|n['’]t|cannot|unable|without|stop\w* short|refus\w+|declin\w+|neither|yet to) {w}(?:link\w*|attribut\w+|connect\w*|tie[sd]?|tying|relat\w+|blam\w+|behind|responsible|involv\w+|work of|carried out|caused|assign\w*|point\w*|accus\w+|nam\w+) {g}§
  §{d} (?:is|was|were|are|has|have|had|did|does|do)(?:\snot|n['’]t| never| no| nothing) {w}(?:link\w*|connect\w*|behind|responsible|involv\w+|attack\w*|target\w*|part|role|hand|carr\w+|conduct\w*|do with|hit|breach\w*)
  (?:rul\w+ out|exclud\w+|dismiss\w+|reject\w*|disput\w+|cleared|exonerat\w+|debunk\w*|doubt\w*) {g}§
  §{d} (?:has |have |had )?(?:categorically |publicly |later |also |since )?(?:denie[sd]|deny|denying|disavow\w*|disclaim\w*|rejected|distanced)
  §{d} (?:was|were|has been|have been|is) (?:ruled out|exonerated|cleared|wrongly|falsely|mistakenly)
  (?:falsely|wrongly|mistakenly|incorrectly|erroneously) {w}(?:attribut\w+|blam\w+|link\w*|accus\w+|claim\w*) {g}§
  (?:rien ne (?:permet|prouve|indique|montre)|aucun\w* (?:élément|lien|indice|preuve|indication|trace)\w*) {g}§
  ne s['’]agi\w* (?:pas|nullement|en rien) {w}§
  (?:is|was|were)(?: not|n['’]t) (?:the |by |from |due to |work of ){0,3}§
  handel\w* sich nicht um {w}§
  no se trata de {w}§
  (?:n['’]|ne )(?:est|sont|a|ont|était|attribu\w+|li\w+|désign\w+|peu\w*|sera\w*|impliqu\w+) {g}(?:pas|jamais|aucun\w*) {g}§
  §{d} (?:n['’]|ne )\w+ (?:pas|jamais|aucun\w*|nullement|rien) {w}(?:impliqu\w+|derrière|liée?|responsable|auteur|à voir|mené|participé|attaqu\w+|cibl\w+)
  §{d} (?:a |ont )?(?:dément\w*|démenti|ni[ée]\w*|nie|rejett?\w*|conteste\w*|récus\w*)
  (?:exclu\w*|écart\w+|infirm\w+|réfut\w+) {g}§
  keine?\w* (?:hinweise?|belege?|beweise?|verbindung\w*|anzeichen|zusammenhang) {g}§
  §{d} {w}(?:bestreitet|bestritt\w*|dementier\w*|weist\w* .{0,30}zurück|nicht (?:beteiligt|verantwortlich|dahinter))
  nicht {g}§{d} {w}(?:zugeschrieben|zuzuordnen|verantwortlich|beteiligt)
  (?:schloss\w*|schließ\w+|ausgeschlossen) {g}§
  (?:no hay|sin|ningun\w*|ningún) (?:pruebas?|evidencias?|indicios?|relación|vínculos?) {g}§
  §{d} (?:ha |han )?(?:nieg\w+|neg[óa]\w*|desmint\w+|desmient\w+|rechaz\w+)
  (?:descart\w+) {g}§
  \bno (?:est[áa]\w*|fue\w*|ha\w*|se) {w}(?:relacionad\w+|vinculad\w+|atribu\w+|obra|detrás|responsable) {g}§
  §.{0,30}(?:関与|犯行).{0,14}(?:否定|確認されていない|ないと|なかった)|(?:証拠|根拠)は?な.{0,20}§|§.{0,30}(?:証拠|根拠)は(?:ない|見つかっていない)
  (?:没有证据|并非|不是|排除了?|无关).{0,30}§|§.{0,20}(?:否认|无关)
`);

/** The actor is said to be behind what is told. */
export const DEEDS = lines(String.raw`
  attribut\w+ {g}(?:to|by) {w}§
  attribut\w+ (?:\w+ ){1,4}to {g}§
  attributable to {g}§
  (?:track\w*|follow\w*|suit) (?:this|the|these|ce|cette) (?:same )?(?:activity|campaign|intrusions?|operation|attacks?|cluster|actor|mode opératoire|activité|campagne) (?:as|under|sous) {w}§
  (?:assess\w*|conclud\w+|confident|believ\w+|estim\w+) {g}(?:actor|attackers?|intruders?|attaquants?)[ ,]{g}§
  §{d} est opéré
  §, (?:the|an?) (?:[\w-]+ ){0,4}(?:campaign|operation|hackers?|spree) (?:against|that|targeting|behind|responsible)
  (?:involvement|role|part|participation) in {w}§{d}(?:,| campaign| operation| attack)
  (?:blam\w+|pin(?:s|ned|ning)?|fault\w*) {g}§
  (?:link\w*|tie[sd]?|tying|trac(?:ed|es|ing)|connect\w*|assign\w*|credit\w*|ascrib\w+|point\w*) {g}(?:to|with|back to|at) {w}§
  (?:work|handiwork|doing|marks|traces|hallmarks?|fingerprints?|signature) of {w}§
  (?:carried out|conducted|perpetrated|executed|launched|orchestrated|claimed|staged|mounted|committed|operated|run|used|deployed|developed|hit|hacked|breached|attacked|targeted|compromised|stolen|sent|exploited|infected|infiltrated|abused|made|leaked|controlled|masterminded|organi[sz]ed|planted|distributed|delivered|created|taken|exfiltrated|encrypted|received|posted|published|listed|ransomed|spied on|disrupted|claimed as its own|held) (?:(?:on|in|last|late|early|this) (?:\w+\.? ){1,4})?(?:\w+ )?by {w}§
  (?:attacks?|campaigns?|activity|operations?|intrusions?|breach\w*|thefts?|heists?|malware|backdoors?|emails?|victims?|strikes?|hacks?|extortion|incident|cyberattacks?|incursions?) (?:of|by|from) {w}§
  (?:identif\w+|nam(?:ed|es|ing)(?! (?:it|them|the (?:group|actor|gang)))|accus\w+|charg\w+|indict\w+|suspect\w*|finger(?:ed|s)|implicat\w+|singl\w+ out) {g}§
  (?:members?|officers?|operatives?|leaders?|administrators?|hackers) of {w}§ {w}(?:charged|indicted|arrested|sanctioned|sentenced|extradited|convicted|detained)
  (?:fell|fallen|falls?) (?:victim|prey) to {w}§
  at the hands of {w}§
  (?:came|comes?|coming|stem\w*|originat\w+) from {w}§
  (?:found|discover\w*|observ\w+|track\w*|detect\w+|spotted|caught|saw|seen) {w}§{d} (?:\w+ )?(?:\w+ing\b|in\b)
  (?:hit|struck|breached|hacked|attacked|extorted) (?:its|their|the) {g}, §
  §{d} (?:(?:is|was|were|are|stands?|stood|being|to be|be|been|has been|have been|had been|may be|could be|might be) )?(?:\w+ly )?(?:behind|responsible|to blame|involved|the culprit\w*|the perpetrators?|at fault|thought to|believed to|suspected|accused|blamed|charged|named as|identified as|linked|tied|implicated)
  §{d} (?:\w+ )?(?:claim\w*|took|takes|taking|taken|assum\w+) (?:\w+ ){0,2}(?:responsibility|credit|the attack|to have|it|that|an?)
  §{d} (?:(?:has|have|had|is|was|were|are|also|been|now|recently|then|again|likely|probably|possibly|allegedly|reportedly|apparently|may|might|could|must|will|would|successfully|still|first|once|actively|continues? to|began|started|appears? to|seems? to|is believed to|are believed to) )*(?:target(?:s|ed|ing)?|exploit(?:s|ed|ing)?|stole|steals?|stealing|stolen|us(?:es?|ed|ing)|deploy(?:s|ed|ing)?|compromis(?:es?|ed|ing)|infect(?:s|ed|ing)?|sen(?:ds?|t|ding)|launch(?:es|ed|ing)?|list(?:s|ed|ing)|breach(?:es|ed|ing)?|hack(?:s|ed|ing)?|attack(?:s|ed|ing)?|hits?|hitting|struck|strikes?|infiltrat(?:es?|ed|ing)|spie[sd]|spying|wip(?:es?|ed|ing)|encrypt(?:s|ed|ing)?|leak(?:s|ed|ing)?|publish(?:es|ed|ing)?|post(?:s|ed|ing)?|shut(?:s|ting)?|knock(?:s|ed)?|defac(?:es?|ed|ing)|impersonat(?:es?|ed|ing)|lur(?:es?|ed|ing)|abus(?:es?|ed|ing)|drop(?:s|ped|ping)?|install(?:s|ed|ing)?|gain(?:s|ed|ing)?|exfiltrat(?:es?|ed|ing)|launder(?:s|ed|ing)?|drain(?:s|ed|ing)?|siphon(?:s|ed|ing)?|broke|breaks?|breaking|conduct(?:s|ed|ing)?|carr(?:y|ies|ied|ying)|distribut(?:es?|ed|ing)|deliver(?:s|ed|ing)?|develop(?:s|ed|ing)?|set up|pos(?:es?|ed|ing)|trick(?:s|ed|ing)?|phish(?:es|ed|ing)?|disrupt(?:s|ed|ing)?|sabotag\w+|took|takes?|taking|received?|demand(?:s|ed|ing)?|wants?|wanted|asks?|asked|lock(?:s|ed)?|extort(?:s|ed|ing)?|threaten(?:s|ed|ing)?|leverag(?:es?|ed|ing)|employ(?:s|ed|ing)?|spread(?:s|ing)?|hid(?:es?|ing)?|lurk(?:s|ed|ing)?|persist(?:s|ed|ing)?|remain(?:s|ed|ing)?|dwell(?:s|ed|ing)?|mov(?:es?|ed|ing)|plant(?:s|ed|ing)?|obtain(?:s|ed|ing)?|access(?:es|ed|ing)?|collect(?:s|ed|ing)?|harvest(?:s|ed|ing)?|backdoor(?:s|ed|ing)?|hijack(?:s|ed|ing)?|register(?:s|ed|ing)?|creat(?:es?|ed|ing)|maintain(?:s|ed|ing)?|orchestrat(?:es?|ed|ing)|caus(?:es?|ed|ing)|execut(?:es?|ed|ing)|operat(?:es?|ed|ing)|add(?:s|ed|ing)?|expand(?:s|ed|ing)?|return(?:s|ed|ing)?|adopt(?:s|ed|ing)?|switch(?:es|ed|ing)?|continu(?:es?|ed|ing)|resum(?:es?|ed|ing)|read|penetrat(?:es?|ed|ing)|rob(?:s|bed|bing)?|raid(?:s|ed|ing)?|loot(?:s|ed|ing)?|defraud(?:s|ed|ing)?|blackmail(?:s|ed|ing)?|s(?:ells?|old)|tr(?:y|ies|ied)|attempt(?:s|ed|ing)?|r(?:uns?|an)|made|scann?(?:s|ed|ing)?|prob(?:es?|ed|ing)|eavesdrop\w*|cripple[sd]?|cut)\b
  §(?:['’]s?)? (?:\w+ ){0,2}(?:campaigns?|attacks?|operations?|malware|backdoors?|arsenal|intrusions?|heist|theft|breach|hacks?|spree)\b
  attribu\w+ {g}(?:à|au|aux) {w}§
  attribu\w+ (?:à|au|aux) {w}§
  imput\w+ {g}(?:à|au|aux|par) {w}§
  (?:œuvre|oeuvre|fait|main|ouvrage) (?:de |du |des |d['’]){w}§
  (?:men[ée]\w*|perpétr\w+|revendiqu\w+|conduit\w*|orchestr\w+|commis\w*|lancée?s?|piratée?s?|attaquée?s?|ciblée?s?|volée?s?|utilisée?s?|déployée?s?|exploitée?s?|infiltrée?s?|visée?s?|réalisée?s?|signée?s?) par {w}§
  (?:accus\w+|désign\w+|point\w+|mi\w+ en cause|soupçonn\w+|suspect\w+|incrimin\w+) {g}§
  s['’](?:agi\w+) {w}§
  (?:signature|marque|empreinte|patte) (?:de |du |des |d['’]){w}§
  §, à l['’]origine
  derrière {g}(?:se (?:cach\w+|trouv\w+)|il y a) {w}§
  (?:victimes?|attaques?|cyberattaques?|campagnes?|opérations?) (?:de |du |des |d['’]|menée par ){w}§
  §{d} (?:(?:a|ont|avait|est|sont|était|étaient|serait|seraient|aurait|auraient|s['’]|se|également|déjà|pourrait|pourraient|être|avoir|vient de|viennent de) ?)*(?:revendiqu\w+|men[ée]\w*|cibl\w+|attaqu\w+|pirat\w+|vol\w+|dérob\w+|exploit\w+|utilis\w+|infiltr\w+|compromi\w+|publi\w+|divulgu\w+|chiffr\w+|déploy\w+|vis[ée]\w*|frapp\w+|derrière|à l['’]origine|responsables?|l['’]auteure?s?|impliqu\w+|soupçonn\w+|accus\w+|désign\w+|pris pour cible|lanc\w+)
  (?:schreib\w*|schrieb\w*|zugeschrieben|zuschreib\w*|zugeordnet|ordne\w*) {g}§
  (?:macht\w*|beschuldig\w*|verdächtig\w*) {w}§
  §{d} {w}(?:verantwortlich|zugeschrieben|zugeordnet|bekannte\w* sich|bekennt sich|angegriffen|erbeutet\w*|attackier\w*|gestohlen|stahl\w*|erpress\w*|eingedrungen|griff\w* .{0,40} an|nutzt\w*|steckt|steht|stecken|stehen)
  (?:steck\w*|steht|stehen|stand\w*|verbirgt) {g}§
  (?:von|durch) {w}§{d} {w}(?:verübt|durchgeführt|angegriffen|gestohlen|ausgeführt|attackiert|gehackt|genutzt|eingesetzt)
  hinter {g}(?:vermut\w*|seh\w*|sieht) {g}§
  (?:bekannte\w*|bekennt) sich {w}§
  auf das konto (?:von |der |des ){w}§
  angriff\w* (?:von|der|durch) {w}§
  atribu\w+ {g}(?:al?|a la) {w}§
  §{d} (?:(?:ha|han|había|podría\w*|habría\w*|se|estaría|está|es|también|haber|estar) )*(?:reivindic\w+|atac\w+|rob[óao]\w*|detrás|responsable\w*|utiliz\w+|explot\w+|comprometi\w+|public\w+|infiltr\w+|dirig\w+|lanz\w+|cifr\w+|filtr\w+|involucrad\w+|implicad\w+)
  (?:obra|autoría|responsabilidad|ataques?|ciberataques?) (?:de|del|de la) {w}§
  (?:perpetrad\w+|reivindicad\w+|realizad\w+|ejecutad\w+|llevad\w+ a cabo|lanzad\w+|cometid\w+) por {w}§
  detrás {g}(?:est\w+) {w}§
  (?:acus\w+|señal\w+|vincul\w+|culp\w+|sospech\w+) {g}§
  §.{0,20}(?:による|の犯行|の仕業|が関与|の関与|が実行|が攻撃|が犯行声明|が窃取|が標的|を名指し|と特定|と断定|が悪用|が使用)
  §.{0,8}(?:は|が).{0,40}(?:攻撃|標的|窃取|悪用|使用|展開|侵入|盗|送)
  §.{0,24}(?:发起|发动|攻击|利用|针对|投递|使用|入侵|窃取|部署|所为)
  (?:归因|归属|来自|属于|归咎)(?:于|为)?.{0,16}§
`);

/** The deed is not certain. */
export const HEDGES = lines(String.raw`
  suspect(?:s|ed|ing)?
  likely
  probabl[ey]
  believ\w+
  thought to
  appears? to
  seems? to
  reportedly
  presum\w+
  suggest\w*
  consistent with
  hallmarks?
  fingerprints?
  apparent(?:ly)?
  allegedly
  alleged
  claims? to have
  medium confidence
  soupçonn\w+
  suspect[ée]\w*
  probable\w*
  vraisemblable\w*
  présum[ée]\w*
  sembl(?:e|ent|erait)
  vermutlich\w*
  wahrscheinlich\w*
  mutmaßlich\w*
  offenbar
  verdächtig\w*
  vermute\w*
  dürfte\w*
  soll(?:en)?
  presunt\w+
  probable(?:mente)?
  sospech\w+
  al parecer
  とみられ
  とみて
  疑い
  疑われ
  推定
  疑似
  怀疑
  据信
`);

/** The deed is less certain still. */
export const DOUBTS = lines(String.raw`
  may
  might
  could
  possibl[ey]
  potential(?:ly)?
  perhaps
  tentativ\w+
  rumou?r\w*
  low[- ]confidence
  low (?:degree|level) of confidence
  unconfirmed
  s['’]agirait
  serai(?:t|ent)
  aurai(?:t|ent)
  pourrai(?:t|ent)
  (?:porte|émane|vise|utilise|implique)rai(?:t|ent)
  (?:pro|re)?viendrai(?:t|ent)
  peut-être
  éventuel\w*
  supposée?s?
  möglicherweise
  könnte\w*
  angeblich\w*
  podrían?
  habrían?
  estarían?
  posible(?:mente)?
  supuest\w+
  可能性
  恐れ
  可能
  推测
`);

/** The claim is firm. */
export const CERTAIN = lines(String.raw`
  high[- ]confidence
  high (?:degree|level) of confidence
  confirm(?:s|ed|ing)?
  certain(?:ly|ty)?
  definitively
  formally
  almost certainly
  highly likely
  officially
  formellement
  officiellement
  confirm[eé]\w*
  avec certitude
  eindeutig
  bestätig\w*
  oficialmente
  confirm[aó]\w*
  断定
  特定
`);

/** The actor says it itself. */
export const SELF_CLAIMS = lines(String.raw`
  §{d} (?:\w+ )?(?:claim\w*|took|takes|taking|assum\w+) (?:\w+ ){0,2}(?:responsibility|credit|the attack|to have)
  claimed by {w}§
  §{d} (?:has |have |had )?(?:list(?:ed|s)|post(?:ed|s)|publish(?:ed|es)|add(?:ed|s)) {g}(?:leak|site|blog|portal|telegram)
  §{d} (?:a |ont )?revendiqu\w+
  revendiqu\w+ par {w}§
  §{d} {w}(?:bekannte\w* sich|bekennt sich)
  §{d} (?:ha )?reivindic\w+
  §.{0,12}犯行声明
`);
