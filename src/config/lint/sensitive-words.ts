/** Numbers that a template must not ask for in full (Aircall; Twilio error 63040). */
export const NUMBERS =
  /\b(?:(?:(?:credit|debit|bank|payment|atm)\s*)?card (?:number|no\.?|nos\.?|digits)|(?:photos?|pictures?|copy|copies|images?|scans?|front|back|numbers?|digits) (?:of|on) (?:your|the) (?:credit |debit |payment |bank )?card|(?:16|sixteen)[- ]digits?(?: card)?|cvv2?|cvc|(?:card )?security code|(?:(?:bank|checking|savings) )?account (?:number|no\.?)|routing number|sort code|iban|social security(?: number| no\.?)?|ssn|national (?:id|identity|identification|insurance)(?: card)?(?: number| no\.?)?|(?:passport|driver['’]?s? licen[cs]e|driving licen[cs]e|aadhaar|pan(?: card)?|tax(?:payer)? (?:id|identification)|(?:government |state )?id(?:entity)?(?: card)?|identification|nric|curp|cpf) (?:number|no\.?)|aadhaar|full card)\b/giu;

/** What nobody may ever ask for in a chat. */
export const SECRETS =
  /\b(?:(?:atm |card |bank(?:ing)? |debit |credit )?pin(?: number| code)?|passwords?|passcodes?|one[- ]time (?:password|passcode|code|pin)|otp|mother['’]?s maiden name|log-?in (?:details|credentials)|(?:bank(?:ing)?|card|account|payment) details)\b/giu;

const GIVE = String.raw`(?:repl(?:y|ying)(?: back)?(?: to (?:this|us)(?: message)?)? with|respond(?:ing)? with|answer with|send(?:ing)?|provid(?:e|ing)|shar(?:e|ing)|submit(?:ting)?|giv(?:e|ing) us|tell(?:ing)? us|text(?:ing)? (?:us|back)|messag(?:e|ing) us|suppl(?:y|ying)|disclos(?:e|ing)|let us (?:know|have))`;

/** Verbs that ask for a secret to be given away. */
export const GIVING = new RegExp(String.raw`\b${GIVE}\b`, 'giu');
/** Verbs that ask for a number, in the chat or on a page. */
export const ASKING = new RegExp(
  String.raw`\b(?:${GIVE}|enter(?:ing)?|type(?: in)?|input|fill in|confirm(?:ing)?|verify(?:ing)?|what(?: is|['’]s) your|we (?:will )?(?:need|require)|please (?:need|require))\b`,
  'giu',
);
/** Before the verb: it tells what others do, or gives thanks, and asks for nothing. */
export const TOLD =
  /\b(?:(?:we|they|he|she|it|bank|team|agent|advis[eo]r|branch|courier)(?:['’](?:ll|re|ve))?(?: (?:will|are|have|now|also|can|may|shall|just|already|be|is))*|thanks for|thank you for|after|since|upon)\s*$/iu;
/** Between the verb and the noun: something else is asked for. */
export const OTHERWISE =
  /\b(?:landlord|tenant|merchant|suppliers?|appointment|if|whether|when|once|that|how|where|about|reset|chang(?:e|ing)|updat(?:e|ing)|unlock|activate|replace|recover|forgot|receipt)\b/iu;
/** "Your account number is needed", after the number. */
export const NEEDED = /^[^.]{0,20}\b(?:is|are) (?:needed|required)\b/iu;
/** Part of a number is fine. */
export const PARTIAL =
  /\b(?:last|final|first) (?:\d|two|three|four|five|six)\b|\bending\b|\bends? (?:in|with)\b|\bmasked\b|\bpartial\b/iu;
/** Warnings not to give something away, in the clause of the verb. */
export const FORBIDDEN =
  /(?:\b(?:never|not|cannot|nobody|no one|without|avoid|stop|refrain)|n['’]t)\b(?! (?:forget|hesitate|wait|only|yet)\b)/iu;
/** A warning from its first word on, whatever stands between. */
export const WARNING = /^\W*(?:please )?(?:do not|don['’]t|never)\b(?! (?:forget|hesitate|wait)\b)/iu;

/** Threats (Twilio error 63040: "abusive or threatening in nature, such as ... legal action"). */
export const THREATS =
  /\b(?:(?:take|taking|face|start|begin|initiate|pursue|commence|result in|lead to|forced? to take|subject to)(?: \w+){0,3} legal (?:action|proceedings|consequences)|legal action (?:will|may|shall|against you)|(?:we|our lawyers?) (?:will|shall|are going to) (?:sue|prosecute|expose|shame)|take you to court|see you in court|(?:be|get|have you) arrested|warrant for your arrest|(?:send|call|inform|notify) the police|you will (?:be prosecuted|be sorry|regret|go to (?:jail|prison))|(?:tell|inform|contact) your (?:family|employer|friends|boss|neighbou?rs) about|we know where you live|(?:face|suffer) (?:the |serious |severe |legal )?consequences|pay (?:up )?(?:now|immediately|today) or (?:else|we will|face|you will)|or else\s*[.!])/iu;
/** "No legal action is needed": what is denied is no threat. */
export const DENIED = /\b(?:no|not|never|without|avoid(?:ed)?) (?:\w+ ){0,3}legal\b/iu;
