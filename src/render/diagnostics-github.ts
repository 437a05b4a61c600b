import type { Diagnostic } from '../model/diagnostic.ts';

/** Problems as GitHub workflow commands, which show them beside the line in a pull request. */
export function diagnosticsGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ severity, source, code, summary, fix }) => {
      const place = `file=${property(source.file)},line=${source.line},col=${source.column}`;
      return `::${severity} ${place},title=${property(code)}::${message(`${summary} ${fix}`)}\n`;
    })
    .join('');
}

/** GitHub reads `%XX` back in messages (actions/toolkit, command.ts). */
function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
