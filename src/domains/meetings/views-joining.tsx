/** On the way into a call: one's name, the address that lets one in, or why not. Pure. */
import { Field, Form, Link, Page, Refused, useReader } from '../../platform/html/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explain } from './explain.ts'
import { NAME_LENGTH_MAX } from './meeting.ts'
import { Times } from './parts.tsx'
import type { Refusal } from './refusal.ts'
import type { MeetingShown } from './shown.ts'
import { plain } from '../processes/index.ts'

export type JoiningStep =
  | { readonly kind: 'name' }
  /** Told on a page of its own: a form may lead nowhere but to this site. */
  | { readonly kind: 'in'; readonly href: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

type Shown = { readonly shown: MeetingShown; readonly step: JoiningStep }

export function JoiningPage({ shown, step }: Shown) {
  const { t } = useReader()
  const { meeting } = shown
  const title = plain(shown, meeting.title, t('meetings.removed'))
  return (
    <Page
      title={t('meetings.ways.join')}
      section="meetings"
      crumbs={[{ label: title, href: `/meetings/${meeting.id}` }]}
      lede={<Times meeting={meeting} />}
    >
      <Step shown={shown} step={step} />
      <p>
        <Link to={`/meetings/${meeting.id}#ways-in`}>{t('meetings.ways')}</Link>
      </p>
    </Page>
  )
}

function Step({ shown: { meeting, hosting, now }, step }: Shown) {
  const { t } = useReader()
  switch (step.kind) {
    case 'name':
      return (
        <Form asks action={`/meetings/${meeting.id}/join`} submit={t('meetings.joining.go')}>
          <Field
            name="name"
            label={t('meetings.joining.name')}
            hint={t('meetings.joining.name.hint')}
            maxlength={NAME_LENGTH_MAX}
            required
          />
        </Form>
      )
    case 'in':
      return (
        <p>
          <Link to={step.href}>{t('meetings.joining.go')}</Link>
        </p>
      )
    case 'refused': {
      const template = hosting.kind === 'process' ? hosting.template : undefined
      return <Refused>{explain(step.refusal, { t, template, now })}</Refused>
    }
    default:
      return unreachable(step)
  }
}
