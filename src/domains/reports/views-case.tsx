/** One thing that was reported, for those who may remove it. Pure. */
import {
  ButtonLink,
  Form,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  Tag,
  TextArea,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { Prose } from '../../platform/html/index.ts'
import { canTry, FirstAct } from '../people/index.ts'
import { explain } from './explain.ts'
import type { CaseShown } from './load.ts'
import { REASON_LENGTH_MAX } from './report.ts'
import { mayLeave } from './rules.ts'
import { Reported, useSaying, type Returned } from './views-parts.tsx'

type Props = { readonly shown: CaseShown; readonly returned?: Returned | undefined }

export function CasePage({ shown, returned }: Props) {
  const { t, now } = useReader()
  const saying = useSaying(shown)
  const { one, found, reports } = shown
  const { state, dueAt } = one
  return (
    <Page
      title={t('reports.case')}
      lede={<UserText>{saying(found)}</UserText>}
      crumbs={[{ label: t('reports.title'), href: '/reports' }]}
      tags={
        state.kind === 'open' ? (
          now >= dueAt && <Tag tone="bad">{t('reports.overdue')}</Tag>
        ) : (
          <Tag>{t(`reports.outcome.${state.kind}`)}</Tag>
        )
      }
    >
      <Meta>{t('reports.case.private')}</Meta>
      <Reported scene={shown} found={found} />
      <Section title={t('reports.count', { count: reports.length })} id="reports">
        <List>
          {reports.map(({ reporter, ground, words, at }) => (
            <Item
              title={<UserText>{shown.names.get(reporter)?.name ?? reporter}</UserText>}
              href={shown.names.get(reporter)?.path}
              tag={<Tag>{t(`record.basis.${ground}`)}</Tag>}
              meta={<When at={at} />}
            >
              {words === '' ? <p>{t('reports.words-gone')}</p> : <Prose text={words} />}
            </Item>
          ))}
        </List>
      </Section>
      <Deciding shown={shown} returned={returned} />
    </Page>
  )
}

function Deciding({ shown, returned }: Props) {
  const { t } = useReader()
  const { one, found, reports, viewer } = shown
  const { state } = one
  if (state.kind !== 'open') {
    return (
      <p>
        {state.kind === 'left' ? (
          <Link to={`/stewards/${state.line}`}>{t('reports.why')}</Link>
        ) : (
          <Link to={found.href}>{t('reports.where')}</Link>
        )}
      </p>
    )
  }
  const reporters = new Set(reports.map(({ reporter }) => reporter))
  const may = mayLeave(one, { found, reporters }, viewer)
  return (
    <Section title={t('reports.decide')} id="decide">
      <Meta>{t.rich('reports.due', { when: <When at={one.dueAt} /> })}</Meta>
      <p>{t('reports.remove.how')}</p>
      <p>
        <ButtonLink to={found.removal} quiet>
          {t('reports.remove')}
        </ButtonLink>
      </p>
      {!may.ok && !canTry(may) && !returned ? (
        <Meta>{explain(may.refusal, t)}</Meta>
      ) : (
        <LeaveForm shown={shown} returned={returned} />
      )}
    </Section>
  )
}

function LeaveForm({ shown: { one, viewer }, returned }: Props) {
  const { t } = useReader()
  return (
    <Form
      action={`/reports/${one.id}/endings`}
      again={returned?.again}
      refusal={returned?.refusal}
      submit={t('reports.leave')}
      panel
      keepDraft
    >
      <p>{t('reports.leave.how')}</p>
      <TextArea
        name="reason"
        label={t('reports.leave.reason')}
        hint={t('reports.leave.reason.hint')}
        rows={3}
        maxlength={REASON_LENGTH_MAX}
        required
      />
      <FirstAct actor={viewer} />
    </Form>
  )
}
