const CODE = String.raw`(?:(?:verification|confirmation|security|log-?in|sign-?in|access|authentication|activation|one[- ]time) (?:code|password|passcode|pin)|otp|passcode|Bestätigungscode|Einmalpasswort|Sicherheitscode|código de (?:verificación|seguridad|acceso|verificação|segurança)|code de (?:vérification|sécurité|connexion)|codice di (?:verifica|sicurezza|accesso))`;

/** "Your verification code is {{1}}" and "{{1}} is your verification code", in the languages most written. */
export const PASSCODES = new RegExp(
  String.raw`\{\{\d+\}\}\s+(?:is|ist|es|est|è|é)\s+(?:your|ihr|dein|su|tu|votre|ton|il tuo|o seu|seu)\s+(?:\p{L}+\s+){0,2}${CODE}|\b${CODE}(?:\s+\p{L}+){0,3}?\s*(?:is|ist|es|est|è|é|lautet|:)\s*:?\s*\*?\{\{\d+\}\}`,
  'iu',
);
