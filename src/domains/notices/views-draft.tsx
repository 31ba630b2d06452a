/** A notice before it goes: its words in each language, to check one by one, and to send. Pure. */
import {
  Field,
  Form,
  Hidden,
  Link,
  Meta,
  More,
  Page,
  Refused,
  Section,
  Tag,
  TextArea,
  TimeLeft,
  useReader,
  UserText,
  When,
  type Again,
} from '../../platform/html/index.ts'
import { nativeName } from '../../platform/languages/index.ts'
import { placeOf } from '../meetings/index.ts'
import { FirstAct } from '../people/index.ts'
import { explain } from './explain.ts'
import type { DraftShown, InLanguage } from './load.ts'
import { SUBJECT_LENGTH_MAX, WORDS_LENGTH_MAX } from './notice.ts'
import { pathOf } from './paths.ts'
import { mayCheck, maySend } from './rules.ts'

export type Returned = {
  /** `send`, or `check-` and a language. */
  readonly form: string
  readonly again: Again
  readonly refusal: string | undefined
}

type Props = { readonly draft: DraftShown; readonly returned: Returned | undefined }

export function DraftPage({ draft, returned }: Props) {
  const { t } = useReader()
  const { about, languages, viewer, now } = draft
  const { title, place } = about.facts(t)
  const allowed = mayCheck(viewer, { standing: about, sent: undefined, now })
  return (
    <Page
      title={t(`notices.kind.${about.name.kind}`, { title })}
      practice={placeOf(about.hosting).practice}
      crumbs={[{ label: t('notices.title'), href: '/notices' }]}
      lede={
        <>
          <Link to={about.href}>
            <UserText>{place}</UserText>
          </Link>{' '}
          <TimeLeft until={about.until} />
        </>
      }
    >
      <p>{t('notices.how')}</p>
      {!allowed.ok && <Refused>{explain(allowed.refusal, t)}</Refused>}
      {languages.map((one) => (
        <InOne one={one} draft={draft} returned={returned} />
      ))}
      <Send draft={draft} returned={returned} />
    </Page>
  )
}

type OneProps = Props & { readonly one: InLanguage }

function InOne({ one, draft, returned }: OneProps) {
  const { t } = useReader()
  const { language, checked, wanted } = one
  const mine = returned?.form === `check-${language}` ? returned : undefined
  const isShown = mine !== undefined || (wanted && checked === undefined)
  const form = <CheckForm one={one} draft={draft} returned={mine} />
  return (
    <Section
      title={<span lang={language}>{nativeName(language)}</span>}
      id={`check-${language}`}
      beside={checked && <Tag tone="now">{t('notices.is-checked')}</Tag>}
    >
      {checked && (
        <Meta>
          {t.rich('notices.checked-by', {
            name: draft.names.get(checked.by)?.name ?? checked.by,
            when: <When at={checked.at} />,
          })}
        </Meta>
      )}
      {isShown ? form : <More label={t(checked ? 'notices.change' : 'notices.open')}>{form}</More>}
    </Section>
  )
}

function CheckForm({ one, draft, returned }: OneProps) {
  const { t } = useReader()
  const { language, written } = one
  return (
    <Form
      action={`${pathOf(draft.id)}/wordings`}
      id={`form-${language}`}
      again={returned?.again}
      refusal={returned?.refusal}
      submit={t('notices.check')}
      panel
    >
      <Hidden name="language" value={language} />
      <Field
        name="subject"
        label={t('notices.subject')}
        value={written.subject}
        lang={language}
        maxlength={SUBJECT_LENGTH_MAX}
        required
      />
      <TextArea
        name="words"
        label={t('notices.words')}
        value={written.words}
        lang={language}
        maxlength={WORDS_LENGTH_MAX}
        rows={6}
        required
      />
    </Form>
  )
}

function Send({ draft, returned }: Props) {
  const { t } = useReader()
  const { about, id, languages, people, viewer, now } = draft
  const mine = returned?.form === 'send' ? returned : undefined
  const drafts = languages.flatMap(({ checked }) => checked ?? [])
  const allowed = maySend(viewer, { standing: about, sent: undefined, now }, { drafts, people })
  return (
    <Section title={t('notices.send.title')} id="send">
      <p>{t('notices.send.how', { count: people })}</p>
      {allowed.ok || mine ? (
        <Form
          action={`${pathOf(id)}/sending`}
          again={mine?.again}
          refusal={mine?.refusal}
          submit={t('notices.send')}
          panel
        >
          <FirstAct actor={viewer} />
        </Form>
      ) : (
        <Meta>{explain(allowed.refusal, t)}</Meta>
      )}
    </Section>
  )
}
