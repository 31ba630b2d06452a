/** A person's public page, and the code lists. Pure; shows no mail address, ever. */
import type { Translate } from '../../platform/languages/index.ts'
import {
  Day,
  DataTable,
  Empty,
  Field,
  Form,
  History,
  Item,
  Link,
  List,
  Meta,
  More,
  Page,
  Prose,
  Section,
  Tag,
  useReader,
  UserText,
  type Again,
  type Step,
} from '../../platform/html/index.ts'
import { LANGUAGES, nativeName } from '../../platform/languages/index.ts'
import type { Code } from './codes.ts'
import { explain } from './explain.ts'
import { INTEREST_FIELDS, type Affiliation, type CodeChoice, type Interest } from './person.ts'
import type { InterestField, Person } from './person.ts'
import type { PersonRefusal } from './rules.ts'

export type Told = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'redacted' }

export type ProfilePageProps = {
  readonly person: Person
  readonly name: Told
  readonly affiliations: readonly (Affiliation & { readonly words: Told })[]
  readonly choices: readonly CodeChoice[]
  readonly codes: readonly Code[]
  readonly interests: readonly (Interest & {
    readonly words: Readonly<Partial<Record<InterestField, Told>>>
  })[]
  readonly steps: readonly Step[]
  readonly isOwn: boolean
}

export const toldText = (told: Told | undefined, t: Translate) =>
  told?.kind === 'text' ? told.text : t('people.profile.removed')

export function ProfilePage(props: ProfilePageProps) {
  const { t } = useReader()
  const { person, name, isOwn } = props
  const title = person.state.kind === 'erased' ? t('people.profile.erased') : toldText(name, t)
  return (
    <Page title={title} lede={<Standing person={person} />}>
      <Meta>{t('people.profile.pseudonym', { person: person.id })}</Meta>
      {isOwn && (
        <p>
          <Link to="/account">{t('people.profile.edit')}</Link>
        </p>
      )}
      <Belonging {...props} />
      <Interests {...props} />
      <Section title={t('people.profile.acts')}>
        <History steps={props.steps} />
      </Section>
    </Page>
  )
}

function Standing({ person }: Pick<ProfilePageProps, 'person'>) {
  const { t } = useReader()
  return person.state.kind === 'erased'
    ? t.rich('people.profile.erased-lede', { when: <Day at={person.state.erasedAt} /> })
    : t.rich('people.profile.joined', { when: <Day at={person.joinedAt} /> })
}

function Belonging({ choices, codes, affiliations }: ProfilePageProps) {
  const { t, language } = useReader()
  const labelOf = ({ scheme, code }: CodeChoice) =>
    codes.find((one) => one.scheme === scheme && one.code === code)?.labels[language] ?? code
  return (
    <>
      {choices.length > 0 && (
        <Section title={t('people.profile.groups')}>
          <List>
            {choices.map((choice) => (
              <Item
                title={labelOf(choice)}
                meta={t.rich('people.account.since', { when: <Day at={choice.at} /> })}
              />
            ))}
          </List>
        </Section>
      )}
      {affiliations.length > 0 && (
        <Section title={t('people.profile.organisations')}>
          <List>
            {affiliations.map(({ words, since, endedAt }) => (
              <Item
                title={<UserText>{toldText(words, t)}</UserText>}
                meta={
                  endedAt === null
                    ? t.rich('people.account.since', { when: <Day at={since} /> })
                    : t.rich('people.account.ended', { when: <Day at={endedAt} /> })
                }
              />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}

function Interests({ interests }: ProfilePageProps) {
  const { t } = useReader()
  return (
    <Section title={t('people.profile.interest')} id="interest">
      {interests.length === 0 && <Empty>{t('people.profile.no-interest')}</Empty>}
      {interests.map((interest, index) => {
        const heading = t.rich('people.interest.version', {
          version: interest.version,
          when: <Day at={interest.at} />,
        })
        const body = <InterestText interest={interest} />
        return index === 0 ? (
          <div class="stack-2">
            <p>
              {heading} <Tag tone="now">{t('people.interest.current')}</Tag>
            </p>
            {body}
          </div>
        ) : (
          <More label={heading}>{body}</More>
        )
      })}
    </Section>
  )
}

function InterestText({ interest }: { interest: ProfilePageProps['interests'][number] }) {
  const { t } = useReader()
  return (
    <>
      {interest.undisclosed && <Tag tone="warn">{t('people.interest.undisclosed-shown')}</Tag>}
      <dl>
        {INTEREST_FIELDS.filter((field) => interest.words[field]).map((field) => (
          <>
            <dt>{t(`people.interest.${field}`)}</dt>
            <dd>
              <Prose text={toldText(interest.words[field], t)} />
            </dd>
          </>
        ))}
      </dl>
    </>
  )
}

function Retiring({ scheme, code }: { readonly scheme: string; readonly code: string }) {
  const { t } = useReader()
  const action = `/codes/${scheme}/${code}/retirement`
  return <Form action={action} submit={t('people.codes.retire')} quiet />
}

export type CodesPageProps = {
  readonly scheme: string
  readonly codes: readonly Code[]
  readonly mayEdit: boolean
  readonly again?: Again | undefined
  readonly refusal?: PersonRefusal | undefined
}

export function CodesPage({ scheme, codes, mayEdit, again, refusal }: CodesPageProps) {
  const { t, language } = useReader()
  const rows = codes.map(({ code, labels, retired }) => [
    code,
    labels[language],
    t(retired ? 'people.codes.retired' : 'people.codes.in-use'),
    ...(mayEdit ? [retired ? '' : <Retiring scheme={scheme} code={code} />] : []),
  ])
  return (
    <Page title={t('people.codes.title')} lede={t('people.codes.lede')}>
      <DataTable
        caption={scheme}
        columns={[
          { label: t('people.codes.code') },
          { label: t('people.codes.label') },
          { label: t('people.codes.state') },
          ...(mayEdit ? [{ label: t('people.codes.retire') }] : []),
        ]}
        rows={rows}
      />
      {(mayEdit || again) && (
        <Form
          action={`/codes/${scheme}`}
          submit={t('people.codes.add')}
          again={again}
          refusal={refusal && explain(refusal, t)}
          panel
        >
          <Field name="code" label={t('people.codes.code')} maxlength={41} required />
          {LANGUAGES.map((one) => (
            <Field
              name={`label-${one}`}
              label={`${t('people.codes.label')} (${nativeName(one)})`}
              lang={one}
              maxlength={200}
              required
            />
          ))}
        </Form>
      )}
    </Page>
  )
}
