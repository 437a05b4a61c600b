/**
 * Language codes that WhatsApp is known to take: Meta's page as far as it is stored (supported-languages, up to `hi`),
 * then the list of WATI (11463484). What is public is not complete, so another code is only a warning.
 */
export const LANGUAGES: ReadonlySet<string> = new Set(
  (
    'af sq ar ar_EG ar_AE ar_LB ar_MA ar_QA az be_BY bn bn_IN bg ca zh_CN zh_HK zh_TW hr cs da prs_AF nl nl_BE ' +
    'en en_GB en_US en_AE en_AU en_CA en_GH en_IE en_IN en_JM en_MY en_NZ en_QA en_SG en_UG en_ZA et fil fi ' +
    'fr fr_BE fr_CA fr_CH fr_CI fr_MA ka de de_AT de_CH el gu ha he hi hu id ga it ja kn kk ko lo lv lt mk ms ml mr ' +
    'nb fa pl pt_BR pt_PT pa ro ru sr sk sl es es_AR es_ES es_MX sw sv ta te th tr uk ur uz vi zu'
  ).split(' '),
);

/** Scripts by the name that Unicode gives them. */
export const SCRIPTS = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Arabic: /\p{Script=Arabic}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Devanagari: /\p{Script=Devanagari}/u,
  Bengali: /\p{Script=Bengali}/u,
  Gujarati: /\p{Script=Gujarati}/u,
  Gurmukhi: /\p{Script=Gurmukhi}/u,
  Tamil: /\p{Script=Tamil}/u,
  Telugu: /\p{Script=Telugu}/u,
  Kannada: /\p{Script=Kannada}/u,
  Malayalam: /\p{Script=Malayalam}/u,
  Georgian: /\p{Script=Georgian}/u,
  Thai: /\p{Script=Thai}/u,
  Lao: /\p{Script=Lao}/u,
  Hangul: /\p{Script=Hangul}/u,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Han: /\p{Script=Han}/u,
} as const;
export type Script = keyof typeof SCRIPTS;

/** The scripts a language is written in, where Latin is not the only one. */
export const SCRIPTS_OF: ReadonlyMap<string, readonly Script[]> = new Map([
  ...each(['ar', 'fa', 'ur', 'prs'], ['Arabic']),
  ...each(['he'], ['Hebrew']),
  ...each(['ru', 'uk', 'bg', 'mk', 'be', 'kk'], ['Cyrillic']),
  ...each(['sr', 'uz', 'az'], ['Cyrillic', 'Latin']),
  ...each(['el'], ['Greek']),
  ...each(['ka'], ['Georgian']),
  ...each(['th'], ['Thai']),
  ...each(['lo'], ['Lao']),
  ...each(['ja'], ['Kana', 'Han']),
  ...each(['zh'], ['Han']),
  ...each(['ko'], ['Hangul', 'Han']),
  // Of the languages of India a good deal is written in Latin letters too.
  ...each(['hi', 'mr'], ['Devanagari', 'Latin']),
  ...each(['bn'], ['Bengali', 'Latin']),
  ...each(['gu'], ['Gujarati', 'Latin']),
  ...each(['pa'], ['Gurmukhi', 'Arabic', 'Latin']),
  ...each(['ta'], ['Tamil', 'Latin']),
  ...each(['te'], ['Telugu', 'Latin']),
  ...each(['kn'], ['Kannada', 'Latin']),
  ...each(['ml'], ['Malayalam', 'Latin']),
  ...each(['ha', 'ms'], ['Latin', 'Arabic']),
]);

function each(
  languages: readonly string[],
  scripts: readonly Script[],
): readonly (readonly [string, readonly Script[]])[] {
  return languages.map((language) => [language, scripts] as const);
}
