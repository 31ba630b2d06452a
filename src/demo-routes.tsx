/** What only a demo site has: one-click sign-in on loopback, its outbox, the gallery of parts. */
import { isUlid } from './platform/clock.ts'
import { Gallery } from './platform/html/gallery.tsx'
import { absent, carrySession, page, seeOther, startSession } from './platform/http/index.ts'
import { isOperator, SESSION_LASTS } from './platform/http/index.ts'
import { listOutbox, type MailId } from './platform/mail/index.ts'
import { OutboxPage } from './platform/mail/outbox-page.tsx'
import { after } from './platform/values.ts'
import { findByHandle, type Mount, type Tools } from './domains/people/index.ts'

/** Mails on one page of the outbox. */
const MAILS = 50

export const demoRoutes =
  ({ database, clock }: Tools): Mount =>
  (app) => {
    app.get('/design', (c) => page(c, <Gallery />))
    app.get('/outbox', async (c) => {
      const before = c.req.query('before')
      const mails = await listOutbox(database.read, MAILS + 1, mailIdOf(before))
      const shown = mails.slice(0, MAILS)
      const last = mails.length > MAILS ? shown.at(-1) : undefined
      return page(c, <OutboxPage mails={shown} older={last && `/outbox?before=${last.id}`} />)
    })
    // A link that signs in is dangerous anywhere else; here it must be asked for on this machine.
    app.get('/demo/sign-in/:handle', async (c) => {
      if (!isOperator(c)) return absent(c)
      const person = await findByHandle(database.read, c.req.param('handle'))
      if (!person) return absent(c)
      const token = await database.transact((tx, now) =>
        startSession(tx, { subject: person.id, now, clock }),
      )
      carrySession(c, token, after(clock.now(), SESSION_LASTS))
      return seeOther(c, '/needs-me')
    })
  }

const mailIdOf = (raw: string | undefined) =>
  raw !== undefined && isUlid(raw) ? (raw as MailId) : undefined
