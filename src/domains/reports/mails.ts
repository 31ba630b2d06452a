/** The mail to those who reported something: what came of it, and where it can be read. */
import type { Tx } from '../../platform/db/index.ts'
import { mailBody } from '../../platform/mail/index.ts'
import { findAccount, type Letterbox, type PersonId } from '../people/index.ts'
import type { Case, Outcome } from './report.ts'

export type Post = Pick<Letterbox, 'outbox' | 'url' | 'wordsIn'>

/** An answer to it would reach the thread of what was reported, or nobody: it says so. */
export async function tellReporters(
  tx: Tx,
  { outbox, url, wordsIn }: Post,
  { id }: Pick<Case, 'id'>,
  told: { readonly outcome: Outcome; readonly reporters: Iterable<PersonId> },
): Promise<void> {
  for (const person of told.reporters) {
    const account = await findAccount(tx, { person })
    if (!account) continue
    const { language, mail: to } = account
    const t = wordsIn(language)
    const body = mailBody({
      language,
      paragraphs: [t(`reports.mail.${told.outcome}`)],
      action: { label: t('reports.mail.open'), href: `${url}/reports#own` },
      footer: [t('reports.mail.foot')],
    })
    const subject = t('reports.mail.subject')
    await outbox.queueMail(tx, { to, person, language, about: `report:${id}`, subject, ...body })
  }
}
