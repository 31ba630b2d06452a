/** What somebody quotes, as plain mail marks it, told apart from their own words. Pure. */

/** Own words, or what is quoted, without the marks of this level. */
export type Run = { readonly isQuoted: boolean; readonly text: string }

const MARK = /^> ?/

/** In order. A line that begins with `>` is quoted; blank lines between own words stay theirs. */
export function runsOf(words: string): readonly Run[] {
  const runs: { isQuoted: boolean; lines: string[] }[] = []
  for (const row of words.split('\n')) {
    const isQuoted = row.startsWith('>')
    const last = runs.at(-1)
    const line = row.replace(MARK, '')
    if (last?.isQuoted === isQuoted) last.lines.push(line)
    else runs.push({ isQuoted, lines: [line] })
  }
  return runs
    .map(({ isQuoted, lines }) => ({ isQuoted, text: lines.join('\n').trim() }))
    .filter(({ text }) => text !== '')
}
