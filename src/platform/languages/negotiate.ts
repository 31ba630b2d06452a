/** In which language a request is answered: its path, else the account, else the browser. */
import { isLanguage, LANGUAGES, type Language } from './language.ts'

export type Asked = {
  /** The path as it was asked for, with its prefix if it has one. */
  readonly path: string
  /** The language the reader chose in the account. */
  readonly account: Language | undefined
  readonly acceptLanguage: string | undefined
}

export type Answered = {
  readonly language: Language
  /** The path without its prefix; always begins with a slash. */
  readonly path: string
  /** True where the path named the language, so that links keep it. */
  readonly prefixed: boolean
}

/** Ranges beyond this many are not looked at. */
const RANGES_MAX = 20

export function languageOf({ path, account, acceptLanguage }: Asked): Answered {
  const [, first = ''] = path.split('/', 2)
  if (isLanguage(first)) {
    return { language: first, path: path.slice(first.length + 1) || '/', prefixed: true }
  }
  return { language: account ?? accepted(acceptLanguage ?? '') ?? 'en', path, prefixed: false }
}

/** The best-weighted language we have, by primary subtag (RFC 9110 §12.5.4, RFC 4647 §3.4). */
function accepted(header: string): Language | undefined {
  let best: { readonly language: Language; readonly weight: number } | undefined
  for (const range of header.split(',', RANGES_MAX)) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
    const language = LANGUAGES.find((one) => one === tag.trim().split('-')[0])
    const weight = Number(
      parameters
        .map((one) => one.trim())
        .find(isWeight)
        ?.slice(2) ?? 1,
    )
    if (language && weight > (best?.weight ?? 0)) best = { language, weight }
  }
  return best?.language
}

const isWeight = (parameter: string) => parameter.startsWith('q=')
