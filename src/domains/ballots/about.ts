/** What a ballot or a judgement is about: one item, or its question alone. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { callId, type CallId } from '../decisions/index.ts'
import type { Process } from '../processes/index.ts'
import { textId, type TextId } from '../texts/index.ts'

/** A recommendation is a text; advice and petitions are later domains', known by their ids. */
export type About =
  | { readonly kind: 'question' }
  | {
      readonly kind: 'text'
      readonly text: TextId
      readonly version: number
      readonly hash: string
    }
  | { readonly kind: 'advice'; readonly advice: string; readonly number: number }
  | { readonly kind: 'petition'; readonly petition: string }
  | { readonly kind: 'call'; readonly call: CallId }

/**
 * By what two decisions are told to be about the same: a later version of a text takes the place
 * of the earlier one, so the version is no part of it.
 */
export function itemKey(about: About): string {
  switch (about.kind) {
    case 'question':
      return 'question'
    case 'text':
      return `text:${about.text}`
    case 'advice':
      return `advice:${about.advice}/${about.number}`
    case 'petition':
      return `petition:${about.petition}`
    case 'call':
      return `call:${about.call}`
    default:
      return unreachable(about)
  }
}

/** As the record has it in clear: of a text also the version. */
export const aboutText = (about: About): string =>
  about.kind === 'text' ? `${itemKey(about)}/${about.version}` : itemKey(about)

const NUMBER = /^[1-9]\d{0,3}$/

/** Reads the key of an item from a form; that it exists here is for its provider to say. */
export function isItemKey(raw: string): boolean {
  const [noun = '', rest = ''] = raw.split(':')
  const [id = '', number] = rest.split('/')
  if (noun === 'advice') return isUlid(id) && number !== undefined && NUMBER.test(number)
  if (number !== undefined) return false
  if (noun === 'text') return textId(id) !== undefined
  if (noun === 'call') return callId(id) !== undefined
  return raw === 'question' || (noun === 'petition' && isUlid(id))
}

/** Something of a process that can be put to a decision, as pages name it. */
export type Item = {
  readonly about: About
  readonly label: (t: Translate) => string
  readonly href: string
}

/** Given by the domain that owns such items, joined in `joined.ts`. */
export type ItemProvider = {
  itemsOf(db: Read | Tx, process: Process): Promise<readonly Item[]>
}

/** Items of one process that a form offers. */
export const ITEMS_OFFERED_MAX = 300

export async function itemsIn(
  db: Read | Tx,
  process: Process,
  providers: readonly ItemProvider[],
): Promise<readonly Item[]> {
  const items: Item[] = []
  for (const provider of providers) items.push(...(await provider.itemsOf(db, process)))
  return items.slice(0, ITEMS_OFFERED_MAX)
}

export const findItem = (items: readonly Item[], key: string): Item | undefined =>
  items.find(({ about }) => itemKey(about) === key)
