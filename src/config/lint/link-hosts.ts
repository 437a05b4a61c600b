/** Hosts that hide where a link leads (Verloop; Twilio, content FAQ). */
export const SHORTENERS: readonly string[] = (
  'bit.ly tinyurl.com goo.gl t.co ow.ly is.gd v.gd buff.ly rebrand.ly rb.gy cutt.ly shorturl.at shorte.st short.io ' +
  'short.gy tiny.cc t.ly bl.ink adf.ly s.id lnkd.in soo.gd clck.ru bit.do trib.al snip.ly qr.ae tny.im u.to x.co ' +
  'dub.sh tinu.be t2m.io urlz.fr kutt.it shrtco.de spoo.me surl.li'
).split(' ');

/** Links back into WhatsApp are refused in templates (Twilio, message-template-approvals-statuses). */
export const WHATSAPP_HOSTS: readonly string[] =
  'wa.me wa.link api.whatsapp.com chat.whatsapp.com web.whatsapp.com call.whatsapp.com'.split(' ');

/** Hosts that no reviewer at Meta can open. */
export const PRIVATE_HOST =
  /^(?:localhost|(?:127|10)\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|\[?::1\]?|.*\.(?:local|localhost|internal|lan|intranet|test|invalid))$/i;

/** Whether two hosts belong together: one is below the other, or both are below the same registered name. */
export function isRelated(host: string, own: string): boolean {
  return host === own || host.endsWith(`.${own}`) || own.endsWith(`.${host}`) || baseOf(host) === baseOf(own);
}

/** The registered name, roughly: the last two labels, or three below endings such as co.uk. */
function baseOf(host: string): string {
  const labels = host.split('.');
  const isTwoLevel = /^(?:com?|org|net|gov|edu|ac)$/.test(labels.at(-2) ?? '') && labels.length > 2;
  return labels.slice(isTwoLevel ? -3 : -2).join('.');
}
