/** The page of guides: who offers it, asking for one, offering it, what one may ask. Pure. */
import {
  Choice,
  Empty,
  Field,
  Form,
  Item,
  Link,
  List,
  Meta,
  More,
  Page,
  Section,
  Select,
  Split,
  Tag,
  TextArea,
  useReader,
  UserText,
  When,
  type Again,
} from '../../platform/html/index.ts'
import { LANGUAGES, nativeName, type Language } from '../../platform/languages/index.ts'
import { FirstAct } from '../people/index.ts'
import {
  GROUPS,
  HOURS_LENGTH_MAX,
  otherOf,
  PLACES_MAX,
  QUESTIONS,
  REGIONS,
  WORDS_LENGTH_MAX,
} from './guide.ts'
import type { GuidesShown } from './load.ts'
import { WISHES } from './rules.ts'

export type Returned = {
  readonly form: 'ask' | 'offer' | 'stop'
  readonly again: Again
  readonly refusal: string | undefined
}
type Props = { readonly shown: GuidesShown; readonly returned?: Returned | undefined }

export function GuidesPage(props: Props) {
  const { t } = useReader()
  const { shown } = props
  return (
    <Page title={t('guides.title')} lede={t('guides.lede')}>
      <Split aside={<Aside {...props} />}>
        <Own shown={shown} />
        <AskForm {...props} />
        <Offers shown={shown} />
      </Split>
    </Page>
  )
}

const againOf = (form: Returned['form'], { returned }: Props) =>
  returned?.form === form ? returned : undefined

function Own({ shown: { pairs, names, viewer } }: Pick<Props, 'shown'>) {
  const { t } = useReader()
  if (!viewer || pairs.length === 0) return null
  return (
    <Section title={t('guides.own')}>
      <List>
        {pairs.map((pair) => {
          const other = otherOf(pair, viewer.person)
          return (
            <Item
              title={<UserText>{names.get(other)?.name ?? other}</UserText>}
              href={`/guides/${pair.id}`}
              tag={pair.ended ? <Tag>{t('guides.ended')}</Tag> : undefined}
              meta={t(other === pair.guide ? 'guides.is-guide' : 'guides.is-newcomer')}
            />
          )
        })}
      </List>
    </Section>
  )
}

function AskForm(props: Props) {
  const { t, language } = useReader()
  const { guides, names, viewer, pairs } = props.shown
  const back = againOf('ask', props)
  const has = pairs.some(({ newcomer, ended }) => newcomer === viewer?.person && !ended)
  if (has && !back) return null
  const spoken = LANGUAGES.filter((one) => guides.some(({ languages }) => languages.includes(one)))
  return (
    <Section title={t('guides.ask')} id="ask">
      <Form
        action="/guides"
        again={back?.again}
        refusal={back?.refusal}
        submit={t('guides.ask.submit')}
        panel
        keepDraft
      >
        <p>{t('guides.ask.how')}</p>
        <Select
          name="language"
          label={t('guides.ask.language')}
          value={language}
          required
          options={options(spoken.length === 0 ? LANGUAGES : spoken)}
        />
        <Choice
          name="wish"
          legend={t('guides.ask.wish')}
          hint={t('guides.ask.wish.hint')}
          value="any"
          options={WISHES.map((value) => ({ value, label: t(`guides.wish.${value}`) }))}
          required
        />
        <Select
          name="guide"
          label={t('guides.ask.chosen')}
          options={[
            { value: '', label: t('guides.ask.nobody') },
            ...guides
              .filter(({ free }) => free > 0)
              .map(({ person }) => ({ value: person, label: names.get(person)?.name ?? person })),
          ]}
        />
        <TextArea
          name="words"
          label={t('guides.ask.words')}
          hint={t('guides.most', { most: WORDS_LENGTH_MAX })}
          required
        />
        <FirstAct actor={viewer} />
      </Form>
    </Section>
  )
}

const options = (languages: readonly Language[]) =>
  languages.map((value) => ({ value, label: nativeName(value), lang: value }))

function Offers({ shown }: Pick<Props, 'shown'>) {
  const { t, language } = useReader()
  const { guides, names, words, codes } = shown
  const label = (scheme: string, code: string | undefined) => {
    const found = codes.find((one) => one.scheme === scheme && one.code === code)
    return found ? [found.labels[language]] : []
  }
  return (
    <Section title={t('guides.who')} beside={t('guides.count', { count: guides.length })}>
      {guides.length === 0 && <Empty>{t('guides.nobody')}</Empty>}
      <List>
        {guides.map(({ person, languages, group, region, hours, free }) => {
          const wording = words.get(hours)
          const facts = [
            ...languages.map(nativeName),
            ...label(REGIONS, region),
            ...label(GROUPS, group),
          ]
          return (
            <Item
              title={<UserText>{names.get(person)?.name ?? person}</UserText>}
              href={names.get(person)?.path}
              tag={free === 0 ? <Tag>{t('guides.full')}</Tag> : undefined}
              meta={facts.join(' · ')}
            >
              {wording.kind === 'text' && (
                <p>
                  <UserText>{wording.text}</UserText>
                </p>
              )}
            </Item>
          )
        })}
      </List>
    </Section>
  )
}

function Aside(props: Props) {
  const { t } = useReader()
  const { officeHours, words } = props.shown
  return (
    <>
      <Section level={3} title={t('guides.questions')} id="questions">
        <ul class="stack-2">
          {QUESTIONS.map((question) => (
            <li>{t(`guides.question.${question}`)}</li>
          ))}
        </ul>
      </Section>
      <Section level={3} title={t('guides.office-hours')}>
        {officeHours.length === 0 && <Meta>{t('guides.office-hours.none')}</Meta>}
        {officeHours.map(({ id, title, starts }) => {
          const wording = words.get(title)
          return (
            <p>
              <Link to={`/meetings/${id}`}>
                <UserText>{wording.kind === 'text' ? wording.text : t('html.redacted')}</UserText>
              </Link>
              <br />
              <When at={starts} />
            </p>
          )
        })}
      </Section>
      <OfferForm {...props} />
    </>
  )
}

function OfferForm(props: Props) {
  const { t, language } = useReader()
  const { guides, viewer, words } = props.shown
  const own = guides.find(({ person }) => person === viewer?.person)
  const hours = own && words.get(own.hours)
  const back = againOf('offer', props)
  const form = (
    <Form
      action="/guides/offers"
      again={back?.again}
      refusal={back?.refusal}
      submit={t('guides.offer.submit')}
      panel
    >
      <p>{t('guides.offer.how')}</p>
      <Choice
        name="languages"
        legend={t('guides.offer.languages')}
        options={options(LANGUAGES)}
        value={own?.languages ?? [language]}
        many
      />
      <Field
        name="hours"
        label={t('guides.offer.hours')}
        hint={t('guides.most', { most: HOURS_LENGTH_MAX })}
        value={hours?.kind === 'text' ? hours.text : undefined}
        required
      />
      <Select
        name="places"
        label={t('guides.offer.places')}
        value={String(own?.places ?? 2)}
        options={Array.from({ length: PLACES_MAX }, (_, index) => ({
          value: String(index + 1),
          label: String(index + 1),
        }))}
        required
      />
      <FirstAct actor={viewer} />
    </Form>
  )
  return (
    <Section level={3} title={t('guides.offer')} id="offer">
      {back ? (
        form
      ) : (
        <More label={t(own ? 'guides.offer.change' : 'guides.offer.open')}>{form}</More>
      )}
      {own && (
        <Form action="/guides/endings" submit={t('guides.offer.stop')}>
          <Meta>{t('guides.offer.stop-how')}</Meta>
        </Form>
      )}
    </Section>
  )
}
