/** The amendments of a text, by state and clause. Pure: data in, HTML out. */
import {
  ButtonLink,
  DataTable,
  Empty,
  Item,
  Link,
  List,
  Meta,
  More,
  Page,
  Pager,
  Row,
  Section,
  Tag,
  useReader,
} from '../../../platform/html/index.ts'
import { canTry } from '../../people/index.ts'
import { STATE_KINDS, type StateKind } from '../amendment.ts'
import { By, SettledNote, StateTag, Stances, titlesOf, useCrumbs, Warnings } from '../parts.tsx'
import { mayAssemble } from '../rules/deciding.ts'
import { mayPropose } from '../rules/proposing.ts'
import type { ListShown } from '../shown.ts'

type Shown = { readonly shown: ListShown }

const pathOf = ({ text }: ListShown) => `/texts/${text.id}/amendments`

export function ListPage({ shown }: Shown) {
  const { t } = useReader()
  const { amendments, older } = shown
  return (
    <Page
      title={t('amendments.title')}
      lede={t('amendments.lede')}
      section="processes"
      practice={shown.process.practice}
      crumbs={useCrumbs(shown)}
    >
      <SettledNote scene={shown} />
      <Ways shown={shown} />
      <Filters shown={shown} />
      {amendments.length === 0 ? (
        <Empty>{t('amendments.none')}</Empty>
      ) : (
        <List>
          {amendments.map((one) => (
            <Item
              level={2}
              title={t('amendments.item', {
                number: one.amendment.number,
                changes: titlesOf(one.changes, t),
              })}
              href={`/amendments/${one.amendment.id}`}
              tag={<StateTag amendment={one.amendment} />}
              meta={<By scene={shown} {...one.amendment} person={one.amendment.by} />}
            >
              <Warnings one={one} />
              <Stances
                scene={shown}
                counts={shown.stances.filter(({ amendment }) => amendment === one.amendment.id)}
              />
            </Item>
          ))}
        </List>
      )}
      <Pager older={older === undefined ? undefined : queryOf(shown, { before: older })} />
      <StateOfPlay shown={shown} />
    </Page>
  )
}

/** What the reader can do here. */
function Ways({ shown }: Shown) {
  const { t } = useReader()
  const { filter, text } = shown
  const by = { kind: 'person', actor: shown.viewer } as const
  const at = filter.clause === undefined ? '' : `?clause=${filter.clause}`
  const proposes = mayPropose(shown, by)
  const isStranger = !proposes.ok && proposes.refusal.kind === 'signed-out'
  return (
    <Row>
      {(canTry(proposes) || isStranger) && (
        <ButtonLink to={`${pathOf(shown)}/new${at}`}>{t('amendments.propose.link')}</ButtonLink>
      )}
      {canTry(mayAssemble(shown, by)) && (
        <ButtonLink to={`/texts/${text.id}/merge`} quiet>
          {t('amendments.merge.link')}
        </ButtonLink>
      )}
    </Row>
  )
}

type Query = {
  readonly state?: StateKind | undefined
  readonly clause?: string | undefined
  readonly before?: number
}

/** The same list, seen otherwise: what is not named stays as it is. */
function queryOf(shown: ListShown, query: Query): string {
  const { state, clause, before } = { ...shown.filter, before: undefined, ...query }
  const parts = [
    ...(state === undefined ? [] : [`state=${state}`]),
    ...(clause === undefined ? [] : [`clause=${clause}`]),
    ...(before === undefined ? [] : [`before=${before}`]),
  ]
  return parts.length === 0 ? pathOf(shown) : `${pathOf(shown)}?${parts.join('&')}`
}

function Filters({ shown }: Shown) {
  const { t } = useReader()
  const { filter, counts } = shown
  return (
    <Row>
      {[undefined, ...STATE_KINDS].map((state) => {
        const label =
          state === undefined
            ? t('amendments.filter.all')
            : t(`amendments.filter.${state}`, { count: counts[state] })
        return state === filter.state ? (
          <Tag tone="now">{label}</Tag>
        ) : (
          <Link to={queryOf(shown, { state })}>{label}</Link>
        )
      })}
      {filter.clause !== undefined && (
        <Link to={queryOf(shown, { clause: undefined })}>{t('amendments.filter.clauses')}</Link>
      )}
    </Row>
  )
}

/** Clause by clause: how much is open, and how much stands in brackets. */
function StateOfPlay({ shown }: Shown) {
  const { t } = useReader()
  const { clauses, text } = shown
  if (clauses.length === 0) return null
  return (
    <Section title={t('amendments.play')} id="play">
      <Meta>{t('amendments.play.how')}</Meta>
      <More label={t('amendments.play.clauses', { count: clauses.length })}>
        <DataTable
          caption={t('amendments.play')}
          captionUnseen
          columns={[
            { label: t('amendments.play.clause') },
            { label: t('amendments.play.amendments'), number: true },
            { label: t('amendments.play.brackets'), number: true },
          ]}
          rows={clauses.map(({ id, place, amendments, brackets }) => [
            id === 'start' ? (
              t('amendments.after.start')
            ) : (
              <Link to={`/texts/${text.id}?clause=${id}#${id}`}>
                {t('amendments.clause', { number: place })}
              </Link>
            ),
            id === 'start' ? (
              amendments
            ) : (
              <Link to={queryOf(shown, { clause: id, state: 'proposed' })}>{amendments}</Link>
            ),
            brackets,
          ])}
        />
      </More>
    </Section>
  )
}
