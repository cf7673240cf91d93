/** Words that speak to whoever reads a text for somebody, and not to its readers. A heuristic: it takes away, and never adds. */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|discard)\b.{0,60}\b(?:instructions?|prompts?|rules?|guidelines?|previous|prior|above|earlier|everything)\b/isu,
  /\b(?:system|developer|assistant|tool|function)\s*(?:prompt|message|instruction|override|call|update)|(?:^|\n|[<[#*|"'])\s*(?:system|developer|assistant|human|user|instruction)s?\s*[\]>:|"']/iu,
  /<\|[a-z_]+\|>|\[\/?INST\]|<<\/?SYS>>|\btool_calls?\b|\bfunction_call\b|"(?:summary|victims|losses|timeline|techniques|actions|actors|indicators|role|content)"\s*:/iu,
  /\b(?:ai|llms?|language models?|chatbots?|summari[sz]ers?|assistants?|bots?|agents?)\b.{0,60}\b(?:must|should|shall|have to|need to|are to|is to|instructed|required)\b/isu,
  /\b(?:note|message|instructions?|attention|memo|reminder)\s+(?:to|for)\s+(?:the\s+|any\s+|all\s+)?(?:ai|llm|language model|model|analyst|summari[sz]er|assistant|bot|reader of this page|sitrep)/iu,
  /\b(?:you are now|you must|you will now|your (?:new )?(?:task|role|instructions?)|act as|pretend|from now on|i instruct|i order you|we instruct|end of (?:story|article|document|text))\b/iu,
  /(?:^\s*|[.!?:;\n“”"'‘’«»„(]\s*|\b(?:please|and|then|now|to)\s+)(?:output|return|respond|reply|answer|write|report|state|say|add|include|list|mark|set|raise|classify|reveal|print|repeat|describe|summari[sz]e|call|invoke|send|decode|attribute)\s+(?:only\b|with\b|that\b|the\s+following|your\b|this\b|exactly\b|as\b|it\b|a\s+(?:victim|loss|technique|new)\b|the\s+(?:role|actor|victim|api|key|prompt|config\w*|environment|tool)\b)/iu,
  /\b(?:ignore[zr]?|oublie[zr]?|n[ée]glige[zr]?)\b.{0,60}\b(?:instructions?|consignes?|r[èe]gles?)\b|\b(?:[ée]cri(?:s|vez)|r[ée]ponds|r[ée]pondez|ajoute[zr]?|affirme[zr]?|indique[zr]?)\s+que\b/isu,
  /\b(?:ignorier\w*|vergiss|vergessen|missachte\w*)\b.{0,60}\b(?:anweisung\w*|regel\w*|vorgaben?)\b|\b(?:schreibe?|antworte|melde|behaupte)\b.{0,30}\bdass\b/isu,
  /\b(?:ignora\w*|olvida\w*|descarta\w*|esque[çc]\w*|dimentica\w*)\b.{0,60}\b(?:instruc\w*|istruzion\w*|reglas|regole|regras)\b|\b(?:escribe|responde|informa|escreva|scrivi)\b.{0,30}\b(?:que|che)\b/isu,
  /(?:игнориру\w*|забудь\w*|проигнорируй\w*).{0,60}(?:инструкц\w*|указани\w*|правил\w*)|(?:напиши|ответь|сообщи),?\s+что/isu,
  /(?:忽略|无视|無視|忘记|忘れ).{0,30}(?:指令|指示|说明|規則|规则|命令)|(?:指示|命令|指令).{0,12}(?:無視|忽略|忘れ)|(?:请|請)?(?:输出|輸出|回复|回答|报告说|写道)[:：「“]/su,
  /(?:이전|위의|모든).{0,20}(?:지시|명령|규칙).{0,20}무시|تجاهل.{0,60}(?:تعليمات|التعليمات|الأوامر)|(?:पिछले|सभी).{0,30}निर्देश.{0,20}अनदेखा|(?:önceki|tüm).{0,40}talimat\w*.{0,30}(?:yok say|unut)/isu,
];
const BREAK = /[.!?。！？\n]/g;

/** Whether the sentences that a place of a text touches give orders: what they say is nobody's report. */
export function isOrder(text: string, start: number, end: number): boolean {
  let from = 0;
  let to = text.length;
  for (const { index } of text.matchAll(BREAK)) {
    if (index < start) from = index + 1;
    else if (index >= end - 1) {
      to = index + 1;
      break;
    }
  }
  const sentences = text.slice(from, to);
  return ORDERS.some((order) => order.test(sentences));
}
