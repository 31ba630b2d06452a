/** What an uploaded file is called and handed out as. Trusts nothing that was sent with it. */

export const FILE_NAME_LENGTH_MAX = 120
const ENDING_LENGTH_MAX = 12

/** All but these are bytes for their reader's own programs. None of them can carry a script. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['txt', 'text/plain; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
])

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

export const typeOf = (name: string): string =>
  TYPES.get(endingOf(name)) ?? 'application/octet-stream'

/** Controls, and marks that turn `gpj.exe` around. Source: Unicode TR 9, UAX 31 §2.3. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu
const UNFIT = /["<>:|?*]/g

const EDGES = /^[. ]+|[. ]+$/g

/** The last part of a path, on whichever system; `file` where nothing is left. */
export function safeName(raw: string): string {
  const last = raw.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/\s+/g, ' ')
    .replace(UNSEEN, '')
    .replace(UNFIT, '_')
    .normalize('NFC')
    .replace(EDGES, '')
  const letters = [...plain]
  if (letters.length <= FILE_NAME_LENGTH_MAX) return plain || 'file'
  const ending = `.${endingOf(plain)}`
  const kept = ending.length > 1 && ending.length <= ENDING_LENGTH_MAX ? ending : ''
  const cut = letters.slice(0, FILE_NAME_LENGTH_MAX - kept.length).join('')
  return `${cut}${kept}`.replace(EDGES, '')
}

/** What a browser saves it as. Source: RFC 6266 §4, RFC 8187 §3.2.1. */
export function savedAs(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._ -]/g, '_')
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}
