/** What answering mail needs of the site, given once. Nouns only. */
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db/index.ts'
import type { Files } from '../../platform/files/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import type { Outbox } from '../../platform/mail/index.ts'
import type { ReplyAddresses } from '../../platform/mail/inbox/index.ts'
import type { Account, Actor, OfficesOf } from '../people/index.ts'
import type { MailDoor, MailReader } from './door.ts'

export type Replying = {
  readonly clock: Clock
  readonly engine: Database['engine']
  readonly outbox: Outbox
  readonly files: Files
  readonly replyAddresses: ReplyAddresses
  readonly wordsIn: (language: Language) => Translate
  /** The public address, without a slash at the end. */
  readonly url: string
  /** What the place is called. */
  readonly host: string
  readonly officesOf: OfficesOf
  readonly doors: readonly MailDoor[]
}

/** A person with an account, as rules see them now. */
export type Known = { readonly actor: Actor; readonly account: Account }

export const readerOf = (
  { wordsIn, url, outbox: { domain } }: Pick<Replying, 'wordsIn' | 'url' | 'outbox'>,
  { language, zone }: Pick<Account, 'language' | 'zone'>,
): MailReader => ({ t: wordsIn(language), language, zone, url, domain })
