/** The form in which an officer drafts a docket. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Field,
  Form,
  Meta,
  Page,
  Refused,
  Select,
  TextArea,
  useReader,
  type Again,
  type Crumb,
  type Option,
} from '../../../platform/html/index.ts'
import { Hidden } from '../../../platform/html/index.ts'
import { PermanenceNotice } from '../../people/index.ts'
import { TITLE_LENGTH_MAX } from './officer.tsx'

export const ASKS_LENGTH_MAX = 8_000

export type DraftProps = {
  readonly slug: string
  readonly crumbs: readonly Crumb[]
  readonly practice: boolean
  /** Texts and documents of the process. */
  readonly subjects: readonly Option[]
  readonly windows: readonly Option[]
  /** Why the reader can draft nothing here: said in place of the form. */
  readonly refused: ComponentChildren
  readonly unread: boolean
  readonly again: Again | undefined
  readonly refusal: string | undefined
}

export function DraftPage(props: DraftProps) {
  const { t } = useReader()
  const { slug, crumbs, practice, refused, again } = props
  return (
    <Page title={t('dockets.draft.title')} section="processes" crumbs={crumbs} practice={practice}>
      <Meta>{t('dockets.draft.how')}</Meta>
      {refused && !again ? (
        <Refused>{refused}</Refused>
      ) : (
        <Form
          action="/dockets"
          again={again}
          refusal={props.refusal}
          submit={t('dockets.draft.button')}
          keepDraft
        >
          <Hidden name="process" value={slug} />
          <Field
            name="title"
            label={t('dockets.draft.name')}
            maxlength={TITLE_LENGTH_MAX}
            required
          />
          <Select name="subject" label={t('dockets.draft.subject')} options={props.subjects} />
          <TextArea
            name="asks"
            label={t('dockets.asks')}
            hint={t('dockets.draft.asks.hint')}
            maxlength={ASKS_LENGTH_MAX}
            required
          />
          <Select name="kind" label={t('dockets.draft.window')} options={props.windows} />
          {props.unread && <PermanenceNotice />}
        </Form>
      )}
    </Page>
  )
}
