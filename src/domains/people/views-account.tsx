/** The account page: what one says of oneself, and how to leave. Pure; asks no store. */
import type { Translate } from '../../platform/languages/index.ts'
import { LANGUAGES, nativeName } from '../../platform/languages/index.ts'
import {
  Checkbox,
  Day,
  Done,
  Empty,
  Field,
  Form,
  Item,
  Link,
  List,
  Page,
  Section,
  Select,
  Split,
  Tag,
  TextArea,
  useReader,
  UserText,
  type Again,
} from '../../platform/html/index.ts'
import type { Code } from './codes.ts'
import { explain } from './explain.ts'
import { hasAgreed, type PersonRefusal } from './rules.ts'
import { INTEREST_FIELDS, PERMANENCE, type Actor, type Affiliation } from './person.ts'
import type { InterestField, Interest } from './person.ts'
import type { LaterParts } from './thing-section.ts'
import { PermanenceNotice, ReadBefore } from './views-permanence.tsx'
import { SignOut } from './views-sign-in.tsx'

/** The forms of the page: a refused one comes back as typed, the others as they were. */
export type AccountForm = 'settings' | 'code' | 'affiliation' | 'interest' | 'erasure' | 'agreement'

export type AccountPageProps = {
  readonly actor: Actor
  readonly settings: { readonly language: string; readonly zone: string }
  readonly affiliations: readonly (Affiliation & { readonly words: string })[]
  readonly interest: { readonly latest: Interest; readonly words: InterestWords } | undefined
  readonly codes: readonly Code[]
  readonly saved: boolean
  readonly refused?: Returned | undefined
  /** Of later domains: the way to what mail comes. */
  readonly later: LaterParts
}

export type InterestWords = Readonly<Partial<Record<InterestField, string>>>

export type Returned = {
  readonly form: AccountForm
  /** The code list, where the page has a form for each. */
  readonly about?: string | undefined
  readonly again: Again
  readonly refusal?: PersonRefusal | undefined
}

/** What a form of this page needs to know when it came back, and nothing when another one did. */
const returnedTo = (form: AccountForm, t: Translate, refused: Returned | undefined) =>
  refused?.form === form
    ? { again: refused.again, refusal: refused.refusal && explain(refused.refusal, t) }
    : {}

export function AccountPage(props: AccountPageProps) {
  const { t } = useReader()
  const { actor, refused } = props
  const hasRead = hasAgreed(actor, PERMANENCE.undertakings, PERMANENCE.version)
  return (
    <Page title={t('people.account.title')}>
      {props.saved && <Done>{t('people.account.saved')}</Done>}
      <Split aside={<Aside {...props} />}>
        {!hasRead && (
          <Form
            id="permanence"
            action="/account/agreements"
            submit={t('people.account.save')}
            panel
            {...returnedTo('agreement', t, refused)}
          >
            <PermanenceNotice />
          </Form>
        )}
        <Settings {...props} />
        {props.later}
        <Codes {...props} />
        <Affiliations {...props} />
        <InterestForm {...props} />
      </Split>
    </Page>
  )
}

function Settings({ actor, settings, refused }: AccountPageProps) {
  const { t } = useReader()
  const languages = LANGUAGES.map((one) => ({ value: one, label: nativeName(one), lang: one }))
  return (
    <Section title={t('people.account.you')}>
      <p>
        <Link to={`/people/${actor.handle}`}>{`/people/${actor.handle}`}</Link>
      </p>
      <Form
        action="/account/settings"
        submit={t('people.account.save')}
        {...returnedTo('settings', t, refused)}
      >
        <Field
          name="name"
          label={t('people.account.name')}
          value={actor.name}
          maxlength={120}
          required
        />
        <Select
          name="language"
          label={t('people.account.language')}
          value={settings.language}
          options={languages}
          required
        />
        <Field
          name="zone"
          label={t('people.account.zone')}
          hint={t('people.account.zone-hint')}
          value={settings.zone}
          required
        />
        <ReadBefore actor={actor} required={false} />
      </Form>
    </Section>
  )
}

function Codes({ actor, codes, refused }: AccountPageProps) {
  const { t, language } = useReader()
  const schemes = [...new Set(codes.map(({ scheme }) => scheme))]
  return (
    <Section title={t('people.account.groups')}>
      <p>{t('people.account.groups-lede')}</p>
      {schemes.map((scheme) => {
        const chosen = actor.codes.get(scheme)
        const inList = codes.filter((one) => one.scheme === scheme)
        const options = inList
          .filter(({ retired, code }) => !retired || code === chosen)
          .map(({ code, labels }) => ({ value: code, label: labels[language] }))
        const unsaid = { value: '', label: t('people.account.no-code') }
        const isThis = refused?.about === scheme
        return (
          <Form
            action={`/account/codes/${scheme}`}
            submit={t('people.account.choose')}
            quiet
            {...(isThis ? returnedTo('code', t, refused) : {})}
          >
            <Select
              name="code"
              label={scheme}
              value={chosen ?? ''}
              options={chosen ? options : [unsaid, ...options]}
              required
            />
            <ReadBefore actor={actor} />
          </Form>
        )
      })}
    </Section>
  )
}

function Affiliations({ actor, affiliations, refused }: AccountPageProps) {
  const { t } = useReader()
  return (
    <Section title={t('people.account.organisations')}>
      <p>{t('people.account.organisations-lede')}</p>
      {affiliations.length === 0 ? (
        <Empty>{t('people.account.none-yet')}</Empty>
      ) : (
        <List>
          {affiliations.map(({ id, words, since, endedAt }) => (
            <Item
              title={<UserText>{words}</UserText>}
              meta={
                endedAt === null
                  ? t.rich('people.account.since', { when: <Day at={since} /> })
                  : t.rich('people.account.ended', { when: <Day at={endedAt} /> })
              }
            >
              {endedAt === null && (
                <Form
                  action={`/account/affiliations/${id}/endings`}
                  submit={t('people.account.end-organisation')}
                  quiet
                >
                  <ReadBefore actor={actor} />
                </Form>
              )}
            </Item>
          ))}
        </List>
      )}
      <Form
        action="/account/affiliations"
        submit={t('people.account.add-organisation')}
        quiet
        {...returnedTo('affiliation', t, refused)}
      >
        <Field
          name="organisation"
          label={t('people.account.organisation')}
          autocomplete="organization"
          maxlength={200}
          required
        />
        <ReadBefore actor={actor} />
      </Form>
    </Section>
  )
}

function InterestForm({ actor, interest, refused }: AccountPageProps) {
  const { t } = useReader()
  return (
    <Section title={t('people.account.interest')} id="interest">
      <p>{t('people.account.interest-lede')}</p>
      {interest && (
        <p>
          {t.rich('people.interest.version', {
            version: interest.latest.version,
            when: <Day at={interest.latest.at} />,
          })}{' '}
          <Tag tone="now">{t('people.interest.current')}</Tag>
        </p>
      )}
      <Form
        action="/account/interests"
        submit={t('people.account.interest-publish')}
        keepDraft
        {...returnedTo('interest', t, refused)}
      >
        {INTEREST_FIELDS.map((field) => (
          <TextArea
            name={field}
            label={t(`people.interest.${field}`)}
            value={interest?.words[field]}
            rows={2}
          />
        ))}
        <Checkbox
          name="undisclosed"
          label={t('people.interest.undisclosed')}
          hint={t('people.interest.undisclosed-hint')}
          checked={interest?.latest.undisclosed ?? false}
        />
        <ReadBefore actor={actor} />
      </Form>
    </Section>
  )
}

function Aside({ actor, refused }: AccountPageProps) {
  const { t } = useReader()
  return (
    <>
      <SignOut />
      <Section level={3} title={t('people.account.export')}>
        <p class="meta">{t('people.account.export-lede')}</p>
        <p>
          <a href="/account/export.json" download>
            {t('people.account.export-link')}
          </a>
        </p>
      </Section>
      <Section level={3} title={t('people.account.erase')}>
        <p class="meta">{t('people.account.erase-lede')}</p>
        <Form
          action="/account/erasure"
          submit={t('people.account.erase-button')}
          quiet
          {...returnedTo('erasure', t, refused)}
        >
          <Checkbox name="sure" label={t('people.account.erase-confirm')} required />
          <ReadBefore actor={actor} />
        </Form>
      </Section>
    </>
  )
}
