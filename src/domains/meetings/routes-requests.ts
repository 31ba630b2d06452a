/** HTTP for what somebody needs to come: asked in private, answered by the staff, told by mail. */
import { mailBody } from '../../platform/mail/index.ts'
import { findAccount, writtenIn, type Mount, type PersonId, type Tools } from '../people/index.ts'
import { onMeeting, type Again, type Here } from './acting.tsx'
import type { Working } from './acts.ts'
import { Answering, Requesting, TakingBack } from './forms.ts'
import type { Meeting } from './meeting.ts'
import type { Shows } from './routes-papers.tsx'
import { answerRequest, askInPrivate, takeRequestBack } from './steps-materials.ts'

const TO = '#requests'

export const requestRoutes =
  ({ tools, again }: Shows): Mount =>
  (app) => {
    app.post('/meetings/:id/requests', (c) =>
      onMeeting(c, tools, {
        form: 'request',
        schema: Requesting,
        act: askInPrivate,
        again,
        to: TO,
      }),
    )
    app.post('/meetings/:id/requests/withdrawal', (c) =>
      onMeeting(c, tools, {
        form: 'back',
        schema: TakingBack,
        act: takeRequestBack,
        again: named(again, ['kind']),
        to: TO,
      }),
    )
    app.post('/meetings/:id/requests/answers', (c) =>
      onMeeting(c, tools, {
        form: 'answer',
        schema: Answering,
        act: async (working, meeting, asked) => {
          const done = await answerRequest(working, meeting, asked)
          if (done.ok) await tellAnswered(c, tools, { working, meeting, person: asked.person })
          return done
        },
        again: named(again, ['kind', 'person']),
        to: TO,
      }),
    )
  }

/** Each request has forms of its own on the page: one comes back to where it was. */
const named =
  (again: Again, fields: readonly string[]): Again =>
  (c, returned) => {
    const { typed } = returned.again
    const form = [returned.form, ...fields.map((field) => String(typed[field] ?? ''))].join('-')
    return again(c, { ...returned, form })
  }

type Answered = {
  readonly working: Working
  readonly meeting: Meeting
  readonly person: PersonId
}

/** That there is an answer, and where: what was asked and answered stands in no mail. */
async function tellAnswered(
  c: Here,
  { outbox, url }: Tools,
  { working: { tx }, meeting, person }: Answered,
): Promise<void> {
  const account = await findAccount(tx, { person })
  if (!account) return
  const { mail: to, language } = account
  const t = c.var.here.catalogues.translator(language)
  const title = await writtenIn(tx, meeting.title)
  await outbox.queueMail(tx, {
    to,
    person,
    language,
    about: `meeting:${meeting.id}`,
    subject: t('meetings.mail.answered.subject', { title }),
    ...mailBody({
      language,
      paragraphs: [t('meetings.mail.answered.what', { title })],
      action: { label: t('people.news.action'), href: `${url}/meetings/${meeting.id}${TO}` },
      footer: [t('people.news.unread')],
    }),
  })
}
