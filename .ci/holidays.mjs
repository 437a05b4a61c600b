// Writes the public holidays of a country into the calendar of defaults.yaml, for review in a pull request.
// A list in a file is kept rather than looked up at run time: a past due day must not move with a new version.
// Holidays: date-holidays (ISC AND CC-BY-3.0, github.com/commenthol/date-holidays).
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import Holidays from 'date-holidays';
import { parseDocument } from 'yaml';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { file: { type: 'string', default: 'enterprises/defaults.yaml' }, party: { type: 'string' } },
});
const [country = '', ...years] = positionals;
if (!/^[A-Z]{2}$/.test(country) || years.length === 0 || years.some((year) => !/^20\d\d$/.test(year))) {
  console.error(
    'Give a country and years, as in: npm run holidays -- US 2026 2027 [--party meta] [--file FILE]',
  );
  process.exit(1);
}

const calendar = new Holidays(country, { types: ['public'] });
const days = years
  .flatMap((year) => calendar.getHolidays(Number(year)))
  .map(({ date, name }) => ({ day: date.slice(0, 10), name }));
if (days.length === 0) {
  console.error(`No public holidays of ${country} are known.`);
  process.exit(1);
}

const document = parseDocument(await readFile(values.file, 'utf8'));
const list = document.createNode(
  [...new Set(days.map(({ day }) => day))].toSorted((a, b) => a.localeCompare(b)),
);
for (const item of list.items) {
  const names = days.filter(({ day }) => day === item.value).map(({ name }) => name);
  item.comment = ` ${names.join(', ')}`;
}
document.setIn([...placeOf(document, values.party), 'holidays'], list);
await writeFile(values.file, document.toString({ lineWidth: 0 }));

/** The calendar of the ISV, or that of a party below it; a party that is not there yet is added. */
function placeOf(file, party) {
  if (party === undefined) return ['calendar'];
  const parties = file.toJS().calendar.parties ?? [];
  const known = parties.findIndex((entry) => entry.party === party);
  if (known >= 0) return ['calendar', 'parties', known];
  if (parties.length === 0) file.setIn(['calendar', 'parties'], file.createNode([]));
  file.setIn(['calendar', 'parties', parties.length], file.createNode({ party }));
  return ['calendar', 'parties', parties.length];
}
