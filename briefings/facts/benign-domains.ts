/** Domains that stories name without accusing them; their subdomains are included. */
const BENIGN = new Set(
  `schema.org w3.org xmlns.com ogp.me purl.org example.com example.org example.net iana.org ietf.org
  google.com gmail.com googleapis.com gstatic.com youtube.com youtu.be goo.gl microsoft.com windows.com office.com office365.com
  live.com outlook.com hotmail.com msn.com bing.com windowsupdate.com azure.com visualstudio.com skype.com apple.com icloud.com
  amazon.com aws.amazon.com amazonaws.com cloudflare.com akamai.com fastly.com yahoo.com aol.com mail.ru yandex.ru baidu.com qq.com
  facebook.com fb.com instagram.com whatsapp.com twitter.com x.com t.co linkedin.com lnkd.in reddit.com tiktok.com telegram.org t.me discord.com
  discord.gg pinterest.com mastodon.social bsky.app medium.com substack.com wordpress.com wordpress.org wikipedia.org
  github.com githubusercontent.com gitlab.com bitbucket.org npmjs.com npmjs.org pypi.org stackoverflow.com sourceforge.net docker.com
  mozilla.org mozilla.com adobe.com oracle.com java.com ibm.com cisco.com vmware.com redhat.com debian.org ubuntu.com apache.org
  python.org nodejs.org php.net openssl.org kernel.org dropbox.com box.com slack.com zoom.us salesforce.com paypal.com ebay.com booking.com
  mitre.org attack.mitre.org nist.gov cisa.gov us-cert.gov fbi.gov ic3.gov justice.gov treasury.gov state.gov nsa.gov whitehouse.gov
  ncsc.gov.uk gov.uk europa.eu europol.europa.eu interpol.int ssi.gouv.fr cyber.gouv.fr cert.ssi.gouv.fr cnil.fr bsi.bund.de npa.go.jp jpcert.or.jp
  virustotal.com abuse.ch any.run hybrid-analysis.com shodan.io censys.io urlscan.io haveibeenpwned.com alienvault.com otx.alienvault.com
  mandiant.com fireeye.com crowdstrike.com paloaltonetworks.com unit42.paloaltonetworks.com kaspersky.com securelist.com symantec.com broadcom.com
  eset.com welivesecurity.com trendmicro.com sophos.com mcafee.com trellix.com proofpoint.com talosintelligence.com checkpoint.com fortinet.com
  rapid7.com tenable.com qualys.com sentinelone.com secureworks.com recordedfuture.com dragos.com volexity.com cybereason.com bitdefender.com
  malwarebytes.com avast.com f-secure.com withsecure.com group-ib.com chainalysis.com elliptic.co trmlabs.com huntress.com zscaler.com
  bleepingcomputer.com thehackernews.com krebsonsecurity.com darkreading.com securityweek.com therecord.media cyberscoop.com theregister.com
  zdnet.com wired.com arstechnica.com techcrunch.com reuters.com bloomberg.com bbc.co.uk bbc.com cnn.com nytimes.com theguardian.com
  washingtonpost.com wsj.com lemonde.fr numerama.com forbes.com threatpost.com infosecurity-magazine.com`
    .split(/\s+/)
    .filter(Boolean),
);

/** Services where anybody gets a name of his own: only the bare name is harmless. */
const SHARED = new Set(
  `github.io blogspot.com ddns.net no-ip.com no-ip.org no-ip.biz noip.com hopto.org servehttp.com 3322.org vicp.net dyndns.org duckdns.org myftp.org
  myftp.biz sytes.net zapto.org redirectme.net ngrok.io ngrok.app ngrok-free.app trycloudflare.com pages.dev workers.dev herokuapp.com netlify.app
  vercel.app web.app firebaseapp.com azurewebsites.net cloudapp.net webhook.site 000webhostapp.com weebly.com wixsite.com onion.to`
    .split(/\s+/)
    .filter(Boolean),
);

const WEBMAIL =
  /^(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|aol|icloud|mail|inbox|list|bk|yandex|qq|163|126|sina|proton|protonmail|tutanota|tuta|gmx|web|india|cock|keemail|firemail|naver|daum)\.[a-z.]{2,6}$/i;

/** True for a mail service open to anybody. */
export function isWebmail(domain: string): boolean {
  return WEBMAIL.test(domain);
}

/** True for a well-known domain or one below it. */
export function isBenign(domain: string): boolean {
  if (SHARED.has(domain.toLowerCase())) return true;
  const labels = domain.toLowerCase().split('.');
  return labels.some((_, i) => BENIGN.has(labels.slice(i).join('.')));
}
