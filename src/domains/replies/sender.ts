/** Who wrote a mail: proven, only named by it, or nobody whom we know. Does nothing for them. */
import type { Tx } from '../../platform/db/index.ts'
import { mailAddress, type MailAddress } from '../../platform/mail/index.ts'
import type { Arrival, Proof } from '../../platform/mail/inbox/index.ts'
import { unreachable, type Instant } from '../../platform/values.ts'
import { findAccount, findActor, personId, type Account } from '../people/index.ts'
import type { Known, Replying } from './replying.ts'

export type Stranger = { readonly address: MailAddress; readonly name: string }

export type Sender =
  | ({ readonly kind: 'known'; readonly isProven: boolean } & Known)
  /** Who was asked to agree before they have an account. */
  | { readonly kind: 'joining'; readonly id: string }
  | ({ readonly kind: 'stranger' } & Stranger)
  /** It names no author, or several. */
  | { readonly kind: 'unclear' }

export const JOINING = 'joining'

export async function senderOf(
  replying: Replying,
  tx: Tx,
  { mail, proof }: Pick<Arrival, 'mail'> & { readonly proof: Proof },
  now: Instant,
): Promise<Sender> {
  const known = async (account: Account | undefined, isProven: boolean) => {
    const { officesOf } = replying
    const actor = account && (await findActor(tx, account.person, { officesOf, now }))
    return actor && account && ({ kind: 'known', isProven, actor, account } as const)
  }
  switch (proof.kind) {
    case 'reply-address': {
      if (proof.about.startsWith(`${JOINING}:`)) {
        return { kind: 'joining', id: proof.about.slice(JOINING.length + 1) }
      }
      const person = personId(proof.person)
      const account = person && (await findAccount(tx, { person }))
      const isTheirs = account?.mail === proof.address
      return (await known(account, isTheirs)) ?? { kind: 'unclear' }
    }
    case 'domain':
    case 'nobody': {
      const [author, ...others] = mail.from
      if (!author || others.length > 0) return { kind: 'unclear' }
      const account = await accountAt(tx, author.address)
      const isProven = proof.kind === 'domain' && isSame(proof.address, author.address)
      return (await known(account, isProven)) ?? { kind: 'stranger', ...author }
    }
    default:
      return unreachable(proof)
  }
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** As it was given, or in small letters: no server that people use tells them apart. */
async function accountAt(tx: Tx, address: MailAddress): Promise<Account | undefined> {
  const small = mailAddress(address.toLowerCase())
  return (
    (await findAccount(tx, { mail: address })) ??
    (small && (await findAccount(tx, { mail: small })))
  )
}
