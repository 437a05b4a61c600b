import { html, raw } from 'hono/html';
import type { PacketSection, SealedPacket } from '../model/packet.ts';
import { inert } from './words.ts';

/** Nothing is fetched: no script, no font, no image. Prints on A4 and Letter. */
const STYLE = `
body { font: 11pt/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
h1 { font-size: 1.5em; line-height: 1.25 } h2 { font-size: 1.1em; margin-top: 1.6em }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .35em .6em; border: 1px solid #bbb; overflow-wrap: anywhere }
th { width: 34%; font-weight: 600; background: #f4f4f4 }
footer { margin-top: 2em; border-top: 1px solid #bbb; font-size: .8em; color: #555; overflow-wrap: anywhere }
@page { margin: 20mm }
@media print { body { max-width: none; margin: 0; padding: 0 } h2 { break-after: avoid } tr, li { break-inside: avoid } }
`;

/** A packet as one HTML document that needs nothing else, for reading, printing, and as the body of a mail. */
export async function packetHtml(packet: SealedPacket): Promise<string> {
  const { title, audience, to, signedBy, lead, sections, number, digest } = packet;
  const isLetter = audience !== 'isv' && to.role !== 'isv';
  const document = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${inert(title)}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>${inert(title)}</h1>
          ${isLetter ? html`<p>Dear ${inert(to.name)},</p>` : ''}
          <p>${inert(lead)}</p>
          ${sections.map(sectionHtml)} ${isLetter ? html`<p>Kind regards<br />${inert(signedBy)}</p>` : ''}
        </main>
        <footer>Activity ${number} of 16. Content ${digest}</footer>
      </body>
    </html> `;
  return document.toString();
}

function sectionHtml(section: PacketSection) {
  return html`<section>
    <h2>${inert(section.heading)}</h2>
    ${bodyHtml(section)}
  </section> `;
}

function bodyHtml(section: PacketSection) {
  if ('fields' in section) {
    const rows = section.fields.map(
      ({ label, value }) =>
        html`<tr>
          <th scope="row">${inert(label)}</th>
          <td>${inert(value)}</td>
        </tr> `,
    );
    return html`<table>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
  }
  if ('steps' in section) {
    const items = section.steps.map((step) => html`<li>${inert(step)}</li> `);
    return html`<ol>
      ${items}
    </ol>`;
  }
  return html`<p>${inert(section.text)}</p>`;
}
