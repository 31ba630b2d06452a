/**
 * The numbers once more, from the bytes of the exported table alone: written apart, with its own
 * reader and other formulas, so that one mistake is not made twice. Imports nothing of the rules.
 */

/** RFC 4180: quoted fields, doubled quotes, CRLF; the guard against formulas is taken off again. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const lines: string[][] = [[]]
  let field = ''
  let quoted = false
  let opened = false
  const body = text.replace(/^\uFEFF/, '')
  const end = () => {
    const plain = /^'[=+\-@\t\r]/.test(field) ? field.slice(1) : field
    lines.at(-1)?.push(plain)
    field = ''
    opened = false
  }
  for (let at = 0; at < body.length; at++) {
    const sign = body.charAt(at)
    if (quoted) {
      if (sign !== '"') field += sign
      else if (body.charAt(at + 1) === '"') {
        field += '"'
        at++
      } else quoted = false
    } else if (sign === '"' && field === '' && !opened) {
      quoted = true
      opened = true
    } else if (sign === ',') end()
    else if (sign === '\r' && body.charAt(at + 1) === '\n') {
      end()
      at++
      lines.push([])
    } else field += sign
  }
  const [head = [], ...rows] = lines.slice(0, -1)
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])))
}

export type Line = Readonly<Record<string, string>>

const WORTH = ['none', 'out-of-scope', 'not', 'contested', 'partly', 'taken-up']

/** One line for each contribution: the one that came to most, the first of equals. */
export function naiveOnce(lines: readonly Line[]): readonly Line[] {
  const kept: Line[] = []
  for (const line of lines) {
    const at = kept.findIndex((one) => one['contribution'] === line['contribution'])
    const known = kept[at]
    if (!known) kept.push(line)
    else if (WORTH.indexOf(line['outcome'] ?? '') > WORTH.indexOf(known['outcome'] ?? ''))
      kept[at] = line
  }
  return kept
}

export const naiveCount = (lines: readonly Line[], wanted: Line): number => {
  let count = 0
  for (const line of lines)
    if (Object.entries(wanted).every(([name, value]) => line[name] === value)) count++
  return count
}

/** The two shares from which `taken` of `made` is just 1.959964 standard errors away. */
export function naiveInterval(taken: number, made: number): readonly [number, number] {
  const away = (share: number) =>
    Math.abs(taken / made - share) - 1.959964 * Math.sqrt((share * (1 - share)) / made)
  const root = (inside: number, outside: number): number => {
    let [near, far] = [inside, outside]
    for (let step = 0; step < 50; step++) {
      const middle = (near + far) / 2
      if (away(middle) > 0) far = middle
      else near = middle
    }
    return near
  }
  const share = taken / made
  return [root(share, 0), root(share, 1)]
}

/** Two contributions drawn with replacement are of one organisation in 1 / effective of draws. */
export function naiveVoices(lines: readonly Line[]) {
  const names = lines
    .map((line) => (line['organisation'] ?? '').normalize('NFKC').toLowerCase())
    .map((name) => name.split(/\s+/).filter(Boolean).join(' '))
    .filter((name) => name !== '')
  let same = 0
  for (const one of names) for (const other of names) if (one === other) same++
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  const [first = 0, second = 0, third = 0] = Object.values(counts).sort((a, b) => b - a)
  return {
    signed: names.length,
    organisations: Object.keys(counts).length,
    effective: names.length === 0 ? undefined : names.length ** 2 / same,
    topThree: first + second + third,
  }
}
