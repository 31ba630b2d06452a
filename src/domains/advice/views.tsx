/** The register of advice in a process, and the page of one. Pure: data in, HTML out. */
import {
  Checkbox,
  Empty,
  Field,
  Hidden,
  Item as Line,
  List,
  Meta,
  Page,
  Section,
  TextArea,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { roleTitle } from '../templates/index.ts'
import { TITLE_LENGTH_MAX, WORDS_LENGTH_MAX, type Advice, type Item } from './advice.ts'
import { ActForm, Name, partyTitle, plain, useCrumbs } from './parts.tsx'
import { mayAddItem, mayGive } from './rules.ts'
import type { AdviceShown, RegisterShown } from './shown.ts'
import { ItemPart } from './views-item.tsx'

export function RegisterPage({ shown }: { readonly shown: RegisterShown }) {
  const { t } = useReader()
  const { process, template, advice } = shown
  return (
    <Page
      title={t('advice.title')}
      lede={t('advice.lede')}
      section="processes"
      practice={process.practice}
      crumbs={useCrumbs(shown)}
    >
      <Section title={t('advice.list')} id="list">
        {advice.length === 0 ? <Empty>{t('advice.none')}</Empty> : <AdviceList shown={shown} />}
      </Section>
      {template.advice.map((parties) => (
        <GiveForm shown={shown} parties={parties} />
      ))}
    </Page>
  )
}

export type Listed = Pick<RegisterShown, 'advice' | 'items' | 'template' | 'words'>

export function AdviceList({ shown }: { readonly shown: Listed }) {
  const { t } = useReader()
  const { template } = shown
  return (
    <List>
      {shown.advice.map((one) => (
        <Line
          title={plain(shown, one.title, t('advice.removed'))}
          href={`/advice/${one.id}`}
          meta={
            <>
              {t('advice.parties', {
                from: partyTitle(template, one.from, t),
                to: partyTitle(template, one.to, t),
              })}{' '}
              · <Owed items={shown.items.filter(({ advice }) => advice === one.id)} />
            </>
          }
        />
      ))}
    </List>
  )
}

export function Owed({ items }: { readonly items: readonly Item[] }) {
  const { t } = useReader()
  const owed = items.filter(({ state }) => state.kind !== 'answered').length
  return <>{t('advice.owed', { owed, of: items.length })}</>
}

type Giving = {
  readonly shown: RegisterShown
  readonly parties: Pick<Advice, 'from' | 'to'>
}

function GiveForm({ shown, parties: { from, to } }: Giving) {
  const { t } = useReader()
  const { process, template, viewer, advice, returned } = shown
  const by = { kind: 'person', actor: viewer } as const
  const number = `${from}-${to}`
  const isBack = returned?.form === 'give' && returned.number === number
  const asked = { process, template, given: advice.length }
  if (!isBack && !(viewer && canTry(mayGive(asked, { from, to }, by)))) return null
  const parties = { from: partyTitle(template, from, t), to: partyTitle(template, to, t) }
  return (
    <Section title={t('advice.give.title', parties)}>
      <ActForm
        scene={shown}
        form="give"
        number={number}
        action={`/processes/${process.slug}/advice`}
        submit={t('advice.give.button')}
      >
        <Hidden name="from" value={from} />
        <Hidden name="to" value={to} />
        <Field name="title" label={t('advice.give.name')} maxlength={TITLE_LENGTH_MAX} required />
        <ItemFields />
      </ActForm>
    </Section>
  )
}

function ItemFields() {
  const { t } = useReader()
  return (
    <>
      <TextArea
        name="words"
        label={t('advice.item.words')}
        hint={t('advice.item.hint')}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
      <Checkbox name="consensus" label={t('advice.item.consensus')} />
    </>
  )
}

export function AdvicePage({ shown }: { readonly shown: AdviceShown }) {
  const { t } = useReader()
  const { about, process, template } = shown
  const { advice, items } = about
  const [from, to] = [advice.from, advice.to].map((party) => partyTitle(template, party, t))
  const role = roleTitle(template, advice.role, t)
  return (
    <Page
      title={plain(shown, advice.title, t('advice.removed'))}
      lede={t('advice.parties', { from: from ?? '', to: to ?? '' })}
      section="processes"
      practice={process.practice}
      crumbs={[
        ...useCrumbs(shown),
        { label: t('advice.title'), href: `/processes/${process.slug}/advice` },
      ]}
    >
      <Meta>
        {role} · <Name scene={shown} person={advice.givenBy} /> · <When at={advice.givenAt} />
      </Meta>
      <p>
        <Owed items={items} />
      </p>
      {items.map((item) => (
        <ItemPart shown={shown} item={item} />
      ))}
      <AddForm shown={shown} />
    </Page>
  )
}

function AddForm({ shown }: { readonly shown: AdviceShown }) {
  const { t } = useReader()
  const { about, viewer, returned } = shown
  const by = { kind: 'person', actor: viewer } as const
  const isBack = returned?.form === 'item'
  if (!isBack && !(viewer && canTry(mayAddItem(about, by)))) return null
  return (
    <Section title={t('advice.item.add')}>
      <ActForm
        scene={shown}
        form="item"
        action={`/advice/${about.advice.id}/items`}
        submit={t('advice.item.button')}
      >
        <ItemFields />
      </ActForm>
    </Section>
  )
}
