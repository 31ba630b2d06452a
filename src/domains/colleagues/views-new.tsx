/** The page on which a draft begins, and the list of one's own. Pure. */
import {
  Choice,
  Field,
  Form,
  Hidden,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  Select,
  TextArea,
  Empty,
  useReader,
  UserText,
  type Again,
} from '../../platform/html/index.ts'
import { LANGUAGES, nativeName } from '../../platform/languages/index.ts'
import {
  ADOPTIONS,
  COLLEAGUES_MAX,
  NOTE_LENGTH_MAX,
  ORGAN_LENGTH_MAX,
  type About,
} from './draft.ts'
import { ContentFields, DeadlineField } from './parts.tsx'
import type { DraftLine } from './shown.ts'

export type NewProps = {
  readonly about: About
  readonly href: string
  readonly title: string
  readonly practice: boolean
  readonly organisations: readonly { readonly value: string; readonly label: string }[]
  /** Why nothing can be begun here, in words. */
  readonly refused: string | undefined
  readonly again: Again | undefined
  readonly refusal: string | undefined
}

export function NewPage(props: NewProps) {
  const { t } = useReader()
  const { about, href, title, practice, refused } = props
  return (
    <Page
      title={t('colleagues.new')}
      lede={t('colleagues.lede')}
      practice={practice}
      crumbs={[
        { label: t('colleagues.title'), href: '/colleagues' },
        { label: <UserText>{title}</UserText>, href },
      ]}
    >
      {refused === undefined ? <BeginForm {...props} /> : <p>{refused}</p>}
      <Meta>
        <Link to={href}>{t(`colleagues.back.${about.kind}`)}</Link>
      </Meta>
    </Page>
  )
}

function BeginForm({ about, organisations, again, refusal }: NewProps) {
  const { t, language } = useReader()
  return (
    <Form action="/colleagues" again={again} refusal={refusal} submit={t('colleagues.begin')} panel>
      <Hidden name={about.kind} value={about.id} />
      <Select name="as" label={t('colleagues.for')} options={organisations} required />
      <ContentFields about={about.kind} />
      <TextArea
        name="note"
        label={t('colleagues.note')}
        hint={t('colleagues.note.hint')}
        maxlength={NOTE_LENGTH_MAX}
      />
      <TextArea
        name="colleagues"
        label={t('colleagues.who')}
        hint={t('colleagues.who.hint', { most: COLLEAGUES_MAX })}
      />
      <Choice
        name="rule"
        legend={t('colleagues.rule')}
        value="silence"
        required
        options={ADOPTIONS.map((one) => ({
          value: one,
          label: t(`colleagues.how.${one}.title`),
          hint: t(`colleagues.how.${one}.hint`),
        }))}
      />
      <Field
        name="approver"
        type="email"
        label={t('colleagues.approver')}
        hint={t('colleagues.approver.hint')}
      />
      <Field
        name="quorum"
        type="number"
        label={t('colleagues.quorum')}
        hint={t('colleagues.quorum.hint')}
      />
      <Field
        name="organ"
        label={t('colleagues.organ')}
        hint={t('colleagues.organ.hint')}
        maxlength={ORGAN_LENGTH_MAX}
      />
      <DeadlineField />
      <Select
        name="language"
        label={t('colleagues.language')}
        value={language}
        required
        options={LANGUAGES.map((one) => ({ value: one, label: nativeName(one), lang: one }))}
      />
    </Form>
  )
}

export type ListProps = {
  readonly own: readonly DraftLine[]
  readonly asked: readonly DraftLine[]
}

export function ListPage({ own, asked }: ListProps) {
  const { t } = useReader()
  return (
    <Page title={t('colleagues.title')} lede={t('colleagues.lede')}>
      <Section title={t('colleagues.own')}>
        {own.length === 0 ? <Empty>{t('colleagues.own.none')}</Empty> : <Lines lines={own} />}
      </Section>
      {asked.length > 0 && (
        <Section title={t('colleagues.asked')}>
          <Lines lines={asked} />
        </Section>
      )}
    </Page>
  )
}

const Lines = ({ lines }: { readonly lines: readonly DraftLine[] }) => (
  <List>
    {lines.map(({ draft, title, said }) => (
      <Item title={<UserText>{title}</UserText>} href={`/colleagues/${draft.id}`} meta={said} />
    ))}
  </List>
)
