const PRICE = String.raw`(?:[$€£₹]\s?\d{1,7}(?:\.\d{1,2})?|\d{1,7}\s?(?:dollars|euros|pounds|rupees|usd|eur|gbp)|\{\{\d+\}\})`;
const SHARE = String.raw`(?:\d{1,3}|\{\{\d+\}\})\s?(?:%|percent)`;

/** What is an offer wherever it stands. Twilio 63040 and Meta's guidelines call these promotional. */
export const OFFERS: readonly RegExp[] = [
  new RegExp(
    String.raw`${SHARE}\s*(?:off|discount|cash\s?back|de (?:descuento|desconto|réduction|remise)|di sconto|rabatt|korting|rabat)`,
    'iu',
  ),
  new RegExp(String.raw`${PRICE} off\b(?! (?:by|work|from work))`, 'iu'),
  new RegExp(String.raw`\bsave (?:up to|as much as|over)\b|\bsave (?:${PRICE}|${SHARE})`, 'iu'),
  // After an article these are nouns: "your order now and then".
  /(?<!\b(?:your|the|this|that|my|our|an?|each|every|order) )\b(?:buy|shop|order|book|place your order|grab|claim|redeem|upgrade|subscribe) (?:it |yours |one )?now(?=\s*(?:[.!,;:?)]|$|(?:and|to|for|at|from|or|before|while|with)\b))(?! (?:and|or) pay)/iu,
  /\bbuy (?:one|1|two|2)[, ]+get\b|\bbogo\b|\bget (?:a |an |your |one )?free\b|\bfree (?:gifts?|samples?)\b|\b(?:start|try|get|claim|begin) (?:your|a|our) free trial\b/iu,
  /\blimited[- ](?:time|offer|period)\b|\bwhile (?:stocks?|supplies) lasts?\b|\b(?:today|weekend|day|week) only\b/iu,
  /\b(?:special|exclusive|amazing|incredible|unbeatable|introductory|festive|best|great|hot|new|latest) (?:offers?|deals?)\b/iu,
  /\bour (?:special|exclusive|new|latest|current|great) promotions?\b/iu,
  /\b(?:offer|deal|promotion|sale) (?:ends|expires|is (?:on|live|valid)|valid|starts|of the (?:day|week|month))\b/iu,
  /\b(?:don['’]?t|do not) miss (?:out|this|it|our (?:sale|offers?|deals?)|your chance)\b/iu,
  /\blast chance(?:\s*[!.]| to (?:save|buy|get|shop|grab|enjoy|win|order|join))|\bhurry(?:\s*[!,.]| up)/iu,
  /\bhalf[- ]price\b|\b(?:lowest|best|special|discounted|reduced|unbeatable) prices?\b(?! (?:guarantee|promise|match))|\bprice (?:drop|slash)/iu,
  /\b(?:double|triple|extra) (?:loyalty |reward )?points\b|\bearly[- ]bird\b|\brefer a friend\b/iu,
  /\b(?:win|won) (?:a |an |the )?(?:\w+ ){0,2}(?:prizes?|gifts?|iphone|voucher|holiday|trip|jackpot)\b|\blucky draw\b|\bsweepstakes?\b|\bgiveaway\b/iu,
  /\b(?:check out|discover|explore|introducing|browse) our (?:new|latest|exclusive|amazing|range|collection|offers?|deals?|products?)\b/iu,
  /\bnew arrivals\b|\bclearance (?:sale|prices?|items?)\b|\bblack friday\b|\bcyber monday\b|\bon sale\b/iu,
  /\b(?:flash|big|mega|massive|huge|great|summer|winter|spring|autumn|fall|holiday|christmas|diwali|ramadan|easter|new year|weekend|annual|anniversary|seasonal?|end[- ]of[- ](?:season|year)|exclusive|private|our|the|a) sale\b(?! (?:of|to|agreement|contract|deed|completed?|order|receipt|date|completion|was|has))/iu,
  /\bsale\s*!|\bsales? up to\b|^sale\s*[:!-]/iu,
];

/** Words that are an offer, unless the sentence tells what has happened to it already. */
export const GIVEN_OFFERS =
  /\b(?:discounts?(?! (?:card|rate|factor|broker|plan)s?\b)|coupons?(?! (?:payments?|rates?|bonds?|dates?|interest|income)\b)|(?:promo|promotional|voucher) codes?|cash\s?back)\b/iu;
export const HAPPENED =
  /\b(?:has|have|was|were|is|been|had)\b(?: \w+)? (?:applied|added|credited|redeemed|used|removed|received|reversed|expired|approved|declined|refunded|processed|deducted|included)\b|\bwe(?: have|['’]ve)? (?:applied|added|credited|received|approved|declined|processed)\b|\b(?:discount|coupon) request\b|\b(?:promised|agreed|visible|shown|listed|reflected) (?:\w+ ){0,3}(?:on|in) (?:your |the |this )?(?:invoice|bill|statement|receipt|order)\b/iu;
