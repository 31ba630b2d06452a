/** Lists of actions: everybody's, mine, overdue, of a group, of a process or a body. Pure. */
import {
  ButtonLink,
  Checkbox,
  Empty,
  Form,
  Link,
  Page,
  Pager,
  pagesAround,
  Row,
  Section,
  Tag,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { ActionList, useWords } from './parts.tsx'
import { GROUPS } from './action.ts'
import { mayMake } from './rules.ts'
import type { Filter, ListShown } from './shown.ts'

type Shown = { readonly shown: ListShown }

/** The address of a list with one thing of it changed; a new list begins at its first page. */
export function listPath(filter: Filter, change: Partial<Filter> = {}): string {
  const { mine, which, group, place, page } = { ...filter, page: 0, ...change }
  const query = new URLSearchParams({
    ...(mine ? { mine: '1' } : {}),
    ...(which === 'open' ? {} : { [which]: '1' }),
    ...(group === undefined ? {} : { group }),
    ...(place ? { [place.host.kind]: place.slug } : {}),
    ...(page > 0 ? { page: String(page) } : {}),
  }).toString()
  return query === '' ? '/actions' : `/actions?${query}`
}

export function ActionsPage({ shown }: Shown) {
  const { t } = useReader()
  const said = useWords(shown)
  const { filter, lines, isMore } = shown
  const { place, page } = filter
  return (
    <Page
      title={t(filter.mine ? 'actions.mine' : 'actions.title')}
      crumbs={place && [{ label: said(place.title), href: place.href }]}
      lede={t('actions.lede')}
      practice={place?.practice}
    >
      <Choices shown={shown} />
      {lines.length === 0 ? (
        <Empty>{t(filter.mine ? 'actions.none.mine' : 'actions.none')}</Empty>
      ) : (
        <ActionList scene={shown} lines={lines} />
      )}
      <Pager {...pagesAround(page, isMore, (to) => listPath(filter, { page: to }))} />
      {place && canTry(mayMake(place, shown.viewer)) && (
        <p>
          <ButtonLink to={`/actions/new?${place.host.kind}=${place.slug}`} quiet>
            {t('actions.make.title')}
          </ButtonLink>
        </p>
      )}
      <Groups shown={shown} />
      <Reminders shown={shown} />
    </Page>
  )
}

type Choice = { readonly change: Partial<Filter>; readonly label: string; readonly isThis: boolean }

function Choices({ shown: { filter, viewer } }: Shown) {
  const { t } = useReader()
  const { mine, which } = filter
  const choices: readonly Choice[] = [
    ...(['open', 'overdue', 'ended'] as const).map((one) => ({
      change: { which: one },
      label: t(`actions.which.${one}`),
      isThis: which === one,
    })),
    ...(viewer
      ? [
          { change: { mine: true, group: undefined }, label: t('actions.mine'), isThis: mine },
          { change: { mine: false }, label: t('actions.everybodys'), isThis: !mine },
        ]
      : []),
  ]
  return (
    <Row>
      {choices.map(({ change, label, isThis }) =>
        isThis ? <Tag tone="now">{label}</Tag> : <Link to={listPath(filter, change)}>{label}</Link>,
      )}
    </Row>
  )
}

/** Of a group: what its people took on. */
function Groups({ shown: { filter, groups, viewer } }: Shown) {
  const { t, language } = useReader()
  const own = viewer?.codes.get(GROUPS)
  if (filter.mine || groups.length === 0) return null
  return (
    <Section title={t('actions.groups')}>
      <Row>
        {filter.group !== undefined && (
          <Link to={listPath(filter, { group: undefined })}>{t('actions.groups.all')}</Link>
        )}
        {own !== undefined && own !== filter.group && (
          <Link to={listPath(filter, { group: own })}>{t('actions.groups.mine')}</Link>
        )}
        {groups.map(({ code, labels }) => {
          const label = <UserText>{labels[language]}</UserText>
          return code === filter.group ? (
            <Tag tone="now">{label}</Tag>
          ) : (
            <Link to={listPath(filter, { group: code })}>{label}</Link>
          )
        })}
      </Row>
    </Section>
  )
}

/** Reminders by mail, which anybody may do without. */
function Reminders({ shown: { quiet, returned } }: Shown) {
  const { t } = useReader()
  if (quiet === undefined) return null
  return (
    <Section title={t('actions.reminders')} id="reminders">
      <p>{t('actions.reminders.what')}</p>
      <Form
        action="/actions/reminders"
        again={returned?.form === 'quiet' ? returned.again : undefined}
        submit={t('actions.reminders.button')}
        quiet
      >
        <Checkbox name="quiet" label={t('actions.reminders.none')} checked={quiet} />
      </Form>
    </Section>
  )
}
