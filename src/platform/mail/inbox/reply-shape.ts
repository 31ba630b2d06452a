/** How a secret reply address looks, and how it is hidden from readers. Knows no secret. */

/** RFC 4648 base32 in lower case: local parts lose their capitals on the way. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

export const ID_CHARACTERS = 16
export const SEAL_CHARACTERS = 26
const PREFIX = 'reply+'

export type ReplyToken = { readonly id: string; readonly seal: string }

const LETTERS = String.raw`([a-z2-7]{${ID_CHARACTERS}})\.([a-z2-7]{${SEAL_CHARACTERS}})`
const TOKEN = new RegExp(String.raw`^reply\+${LETTERS}$`)
/** Wherever it stands in a text, in any letters, with or without our domain. */
const ANYWHERE = new RegExp(String.raw`reply(?:\+|=2B|%2B)${LETTERS}(?:@[\w.-]+)?`, 'gi')
/** Tokens of one message that are looked at. */
const TOKENS_MAX = 50

export const localOf = ({ id, seal }: ReplyToken): string => `${PREFIX}${id}.${seal}`

export const isReplyLocal = (local: string): boolean => local.startsWith(PREFIX)

export function tokenIn(local: string): ReplyToken | undefined {
  const [, id, seal] = TOKEN.exec(local.toLowerCase()) ?? []
  return id === undefined || seal === undefined ? undefined : { id, seal }
}

/** The same text for anybody's eyes: who quotes a mail of ours must not give away its address. */
export const withoutReplyAddresses = (text: string): string => text.replace(ANYWHERE, 'reply+…')

/** The ids of all tokens that a text gives away. */
export const tokenIdsIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(ANYWHERE)].slice(0, TOKENS_MAX).map(([, id]) => (id ?? '').toLowerCase()),
  ),
]

export function base32(bytes: Uint8Array, characters: number): string {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      text += ALPHABET[(value >> (bits - 5)) & 31]
      bits -= 5
    }
    value &= (1 << bits) - 1
  }
  return text.slice(0, characters)
}
