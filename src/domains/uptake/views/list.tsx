/** The contributions to one text, what became of each, the form that settles them. Pure. */
import {
  Button,
  Empty,
  Field,
  Hidden,
  Item,
  Link,
  List,
  Meta,
  Page,
  Pager,
  Row,
  Section,
  Select,
  Tag,
  useReader,
} from '../../../platform/html/index.ts'
import { type Contributed, DISPOSITIONS, plain } from '../../processes/index.ts'
import {
  ActForm,
  By,
  Clauses,
  contributionPath,
  FateTag,
  groupName,
  kindOf,
  regionName,
  useCrumbs,
} from '../parts.tsx'
import { FATE_NAMES, isUnanswered } from '../rules/tracing.ts'
import { idIn } from '../rules/typed.ts'
import type { Filter, ListShown } from '../shown.ts'
import { UPTAKE_REASON_LENGTH_MAX } from '../uptake.ts'
import { CoveredList, CoverNote } from './covered.tsx'
import { NoteForm } from './remark.tsx'

type Shown = { readonly shown: ListShown }

const TITLE_LENGTH_MAX = 120

export function DispositionsPage({ shown }: Shown) {
  const { t } = useReader()
  const { at, rows, covered, count, all, open, filter, pages } = shown
  const sits = isBack(shown) || (shown.isPen && rows.some(isAsked))
  return (
    <Page
      title={t('uptake.list.title')}
      lede={t('uptake.list.lede', { all, open })}
      section="processes"
      practice={shown.process.practice}
      crumbs={useCrumbs(shown, at)}
    >
      <CoverNote cover={shown.cover} isPen={shown.isPen} />
      <p>
        <Link to={`/texts/${at.text.id}/uptake`}>{t('uptake.numbers')}</Link>
      </p>
      <Filters shown={shown} />
      <Meta>{t('uptake.list.count', { count })}</Meta>
      {count === 0 ? (
        <Empty>{t('uptake.list.none')}</Empty>
      ) : sits ? (
        <ActForm
          scene={shown}
          form="sitting"
          action={pathOf(shown, {})}
          submit={t('uptake.sitting.submit')}
        >
          <p>{t('uptake.sitting.how')}</p>
          <Hidden name="version" value={String(at.version)} />
          <Lines shown={shown} sits />
        </ActForm>
      ) : (
        <Lines shown={shown} sits={false} />
      )}
      {covered.length > 0 && <CoveredList scene={shown} at={at} rows={covered} />}
      <NoteForm shown={shown} />
      <Pager
        newer={filter.page > 1 ? pathOf(shown, { page: filter.page - 1 }) : undefined}
        older={filter.page < pages ? pathOf(shown, { page: filter.page + 1 }) : undefined}
      />
    </Page>
  )
}

type ShownRow = ListShown['rows'][number]

const isAsked = (row: ShownRow) => isUnanswered(row) || row.fate.kind === 'contested'

/** Its rows came back as they were typed, whosever they are. */
const isBack = ({ returned }: ListShown) => returned?.form === 'sitting'

function pathOf({ at, filter }: ListShown, change: Partial<Filter>): string {
  const { state, group, region, clause, page } = { ...filter, ...change }
  const asked = Object.entries({ state, group, region, clause }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  const query = [...asked, ...(page > 1 ? [`page=${page}`] : [])]
  return `/texts/${at.text.id}/dispositions${query.length === 0 ? '' : `?${query.join('&')}`}`
}

function Lines({ shown, sits }: Shown & { readonly sits: boolean }) {
  const { t } = useReader()
  const { at, rows } = shown
  const titleOf = ({ said }: Contributed) => {
    const words = said === undefined ? t('uptake.words.unknown') : plain(shown, said, REMOVED(t))
    const line = words.replace(/\s+/g, ' ')
    return line.length > TITLE_LENGTH_MAX ? `${line.slice(0, TITLE_LENGTH_MAX)}…` : line
  }
  return (
    <List>
      {rows.map((row, index) => (
        <Item
          title={t('uptake.list.row', { row: index + 1, title: titleOf(row.contributed) })}
          href={contributionPath(row.contributed)}
          tag={<FateTag fate={row.fate} />}
          meta={<By scene={shown} of={row.contributed} />}
        >
          <Meta>
            {t(`uptake.kind.${kindOf(row.contributed)}`)}
            {row.clauses.length > 0 && ' · '}
            <Clauses at={at} clauses={row.clauses} />
            {row.suggested !== undefined && (
              <>
                {' · '}
                {t('uptake.suggested', { number: at.order.indexOf(row.suggested) + 1 })}
              </>
            )}
          </Meta>
          {sits && (isBack(shown) || isAsked(row)) && <Settling shown={shown} row={row} />}
        </Item>
      ))}
    </List>
  )
}

const REMOVED = (t: ReturnType<typeof useReader>['t']) => t('uptake.removed')

type SettlingProps = Shown & { readonly row: ShownRow }

function Settling({ shown, row }: SettlingProps) {
  const { t } = useReader()
  const id = idIn(row.contributed.ref)
  const places = row.clauses.flatMap((clause) => {
    const place = shown.at.order.indexOf(clause)
    return place < 0 ? [] : [place + 1]
  })
  return (
    <>
      <Hidden name={`thing-${id}`} value={row.contributed.ref} />
      <Select
        name={`disposition-${id}`}
        label={t('uptake.field.disposition')}
        options={[
          { value: '', label: t('uptake.sitting.later') },
          ...DISPOSITIONS.map((value) => ({ value, label: t(`uptake.fate.${value}`) })),
        ]}
      />
      <Field
        name={`clauses-${id}`}
        label={t('uptake.field.clauses')}
        hint={t('uptake.field.clauses.hint')}
        value={places.join(', ')}
      />
      <Field
        name={`reason-${id}`}
        label={t('uptake.field.reason')}
        maxlength={UPTAKE_REASON_LENGTH_MAX}
      />
    </>
  )
}

function Filters({ shown }: Shown) {
  const { t, href } = useReader()
  const { filter, template, regions } = shown
  const told = shown.isPen ? 'open' : shown.cover
  const any = { value: '', label: t('uptake.filter.any') }
  const groups = template.grouping.kind === 'none' ? [] : template.grouping.groups
  return (
    <Section title={t('uptake.filter.title')}>
      <Row>
        {[undefined, ...FATE_NAMES].map((state) => {
          const label = state === undefined ? t('uptake.filter.all') : t(`uptake.fate.${state}`)
          return state === filter.state ? (
            <Tag tone="now">{label}</Tag>
          ) : (
            <Link to={pathOf(shown, { state, page: 1 })}>{label}</Link>
          )
        })}
      </Row>
      <form method="get" action={href(pathOf(shown, NOTHING))} class="row">
        {filter.state !== undefined && <input type="hidden" name="state" value={filter.state} />}
        {told !== 'sealed' && (
          <Choosing
            name="group"
            label={t('uptake.filter.group')}
            chosen={filter.group}
            options={[
              any,
              ...groups.map(({ id }) => ({ value: id, label: groupName(template, id, t) })),
            ]}
          />
        )}
        {told === 'open' && (
          <Choosing
            name="region"
            label={t('uptake.filter.region')}
            chosen={filter.region}
            options={[
              any,
              ...regions
                .filter(({ scheme }) => scheme.endsWith('regions'))
                .map(({ code }) => ({ value: code, label: regionName(shown, code, t) })),
            ]}
          />
        )}
        <Choosing
          name="clause"
          label={t('uptake.filter.clause')}
          chosen={filter.clause}
          options={[
            any,
            ...shown.at.order.slice(0, CLAUSES_OFFERED_MAX).map((id, index) => ({
              value: id,
              label: t('uptake.clause', { number: index + 1 }),
            })),
          ]}
        />
        <Button quiet>{t('uptake.filter.submit')}</Button>
      </form>
    </Section>
  )
}

const NOTHING = {
  state: undefined,
  group: undefined,
  region: undefined,
  clause: undefined,
  page: 1,
} as const

/** In a list to choose from; of longer texts the address takes any clause. */
const CLAUSES_OFFERED_MAX = 200

type ChoosingProps = {
  readonly name: string
  readonly label: string
  readonly chosen: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

function Choosing({ name, label, chosen = '', options }: ChoosingProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select name={name}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
