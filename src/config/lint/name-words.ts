/** Words that name a trade, not a business (UChat; Twilio 63060). */
export const GENERIC: ReadonlySet<string> = new Set(
  (
    'account accounts agency bank banking beauty billing boutique business care cars chat clinic clothing commerce company ' +
    'consulting customer customers delivery demo education electronics enterprise fashion finance financial fitness food foods ' +
    'furniture group health healthcare help helpdesk hospital hotel hotels info information insurance investment investments ' +
    'jewellery jewelry law legal loans logistics market marketing media mobile money mortgage news notification notifications ' +
    'office official online orders payments pharmacy pizza property realty restaurant retail sales salon school security ' +
    'service services shipping shop shopping solutions spa sports store support taxi team tech technology test testing travel ' +
    'updates university wealth wellness alert alerts'
  ).split(' '),
);

/** Countries, regions and large cities: alone they name no business. */
export const PLACES: ReadonlySet<string> = new Set(
  (
    'africa|america|asia|europe|latin america|middle east|north america|south america|argentina|australia|austria|belgium|' +
    'brazil|canada|chile|china|colombia|denmark|egypt|england|finland|france|germany|ghana|greece|india|indonesia|ireland|' +
    'israel|italy|japan|kenya|malaysia|mexico|morocco|netherlands|new zealand|nigeria|norway|pakistan|peru|philippines|' +
    'poland|portugal|qatar|russia|saudi arabia|scotland|singapore|south africa|south korea|spain|sweden|switzerland|taiwan|' +
    'thailand|turkey|uae|uk|ukraine|united arab emirates|united kingdom|united states|usa|vietnam|wales|abu dhabi|amsterdam|' +
    'athens|atlanta|auckland|bangkok|barcelona|beijing|berlin|bogota|boston|brussels|buenos aires|cairo|california|cape town|' +
    'chicago|copenhagen|dallas|delhi|denver|dubai|dublin|florida|frankfurt|geneva|halifax|hamburg|helsinki|hong kong|houston|' +
    'istanbul|jakarta|johannesburg|karachi|kuala lumpur|lagos|leeds|lima|lisbon|london|los angeles|madrid|manchester|manila|' +
    'melbourne|mexico city|miami|milan|montreal|moscow|mumbai|munich|nairobi|new delhi|new york|new york city|oslo|paris|' +
    'philadelphia|prague|rio de janeiro|riyadh|rome|san francisco|santiago|sao paulo|seattle|seoul|shanghai|stockholm|sydney|' +
    'tel aviv|texas|tokyo|toronto|vancouver|vienna|warsaw|washington|zurich'
  ).split('|'),
);

/** Words that many registered names share, so that sharing one of them shows nothing. */
export const COMMON: ReadonlySet<string> = new Set(
  (
    'the and for of by inc incorporated llc llp ltd limited plc corp corporation company co group holding holdings gmbh ag sa ' +
    'sas sarl srl spa bv nv ab oy as kg pty pvt private public partners partnership international global worldwide'
  ).split(' '),
);
