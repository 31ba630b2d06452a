/** Content lines of RFC 5545 §3.1: escaped, folded, and read again. Knows no component. */

/** RFC 5545 §3.1: octets of a line, without its end. */
export const LINE_OCTETS_MAX = 75

const CRLF = '\r\n'

export type Line = {
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
  /** As it stands: escapes of TEXT are undone by `unescaped`. */
  readonly value: string
}

type Parameters = Readonly<Record<string, string | undefined>>

/** A property as lines, folded. `value` is taken as it is; prose goes through `text` first. */
export function line(name: string, value: string, parameters: Parameters = {}): string {
  const said = Object.entries(parameters).flatMap(([key, one]) =>
    one === undefined ? [] : [`;${key}=${parameter(one)}`],
  )
  return `${folded(`${name}${said.join('')}:${value}`)}${CRLF}`
}

/** RFC 5545 §3.3.11. Controls have no place in a line; half characters have none in UTF-8. */
export const text = (raw: string): string =>
  raw
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')

export const unescaped = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))

/** RFC 5545 §3.2 has no way to say a quote; RFC 6868 is read by few. */
function parameter(raw: string): string {
  const plain = raw
    .toWellFormed()
    .replaceAll('"', '’')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  return /^[\p{L}\p{N} ._/+-]*$/u.test(plain) ? plain : `"${plain}"`
}

const ENCODER = new TextEncoder()

/** Cut between characters, never inside one: what reads octets first would see rubbish. */
function folded(whole: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const sign of whole) {
    const size = ENCODER.encode(sign).length
    if (octets + size > LINE_OCTETS_MAX) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += sign
    octets += size
  }
  return [...lines, current].join(CRLF)
}

/** Lines that are none are left out: programs write such. */
export function linesOf(raw: string): readonly Line[] {
  return raw
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .flatMap((one) => lineFrom(one) ?? [])
}

const NAME = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^":;]*))*):(.*)$/s
const PARAMETER = /;([A-Za-z0-9-]+)=(?:"([^"]*)"|([^":;]*))/g

function lineFrom(raw: string): Line | undefined {
  const [, name, said = '', value = ''] = NAME.exec(raw) ?? []
  if (name === undefined) return undefined
  const parameters = [...said.matchAll(PARAMETER)].map(
    ([, key = '', quoted, bare = '']) => [key.toUpperCase(), quoted ?? bare] as const,
  )
  return { name: name.toUpperCase(), parameters: Object.fromEntries(parameters), value }
}
