/** Every change of a position in the order of the record, and how to count them oneself. */
import {
  DataTable,
  Empty,
  Link,
  Meta,
  Pager,
  Section,
  useReader,
  When,
} from '../../../platform/html/index.ts'
import { CHOICES } from '../position.ts'
import type { Recounted } from '../rules/recount.ts'
import { SceneFrame } from './call.tsx'
import { Hat, Name, Proof, useGroupName } from './parts.tsx'
import type { HistoryShown, PositionChange, Scene } from './shown.ts'

export function HistoryPage({ shown }: { readonly shown: HistoryShown }) {
  const { t } = useReader()
  const groupName = useGroupName(shown)
  const { changes } = shown
  return (
    <SceneFrame scene={shown} below title={t('decisions.history.title')}>
      <Meta>{t('decisions.history.lede')}</Meta>
      {changes.length === 0 ? (
        <Empty>{t('decisions.history.none')}</Empty>
      ) : (
        <DataTable
          caption={t('decisions.history.title')}
          captionUnseen
          columns={[
            { label: t('decisions.column.when') },
            { label: t('decisions.column.who') },
            { label: t('decisions.column.stand') },
            { label: t('decisions.column.group') },
            { label: t('decisions.column.record') },
          ]}
          rows={changes.map((change) => [
            <When at={change.at} brief />,
            <>
              <Name scene={shown} person={change.person} />
              {change.hat !== undefined && <Hat scene={shown} office={change.hat} />}
            </>,
            <Choice change={change} />,
            <>
              {groupName(change.group)}{' '}
              {t(change.counted ? 'decisions.is-member' : 'decisions.is-participant')}
            </>,
            <Proof entry={change.entry} />,
          ])}
        />
      )}
      <Pager newer={shown.newer} older={shown.older} />
    </SceneFrame>
  )
}

function Choice({ change }: { readonly change: PositionChange }) {
  const { t } = useReader()
  const { choice, until } = change
  if (choice === 'reserve' && until !== undefined) {
    const day = new Date(until).toISOString().slice(0, 10)
    return <>{t('decisions.choice.reserve-until', { day })}</>
  }
  const known = [...CHOICES, 'sealed' as const].find((one) => one === choice)
  return <>{known ? t(`decisions.choice.${known}`) : choice}</>
}

export type RecountShown = {
  readonly scene: Scene
  readonly fromTables: readonly Recounted[]
  readonly fromEntries: readonly Recounted[]
  readonly agree: boolean
  readonly entries: number
}

/** The count made from the entries alone, beside the one that the page of the call shows. */
export function RecountPage({ shown }: { readonly shown: RecountShown }) {
  const { t } = useReader()
  const { scene, fromEntries, agree, entries } = shown
  const groupName = useGroupName(scene)
  const kinds = [...CHOICES, 'silent', 'sealed'] as const
  const row = (line: Recounted, who: 'members' | 'participants') => [
    `${groupName(line.group)} · ${t(`decisions.${who}-word`)}`,
    ...kinds.map((kind) => line[who][kind] ?? 0),
  ]
  return (
    <SceneFrame scene={scene} below title={t('decisions.recount.title')}>
      <p>{t('decisions.recount.lede', { entries })}</p>
      <p role="status">
        <b>{t(agree ? 'decisions.recount.agree' : 'decisions.recount.differ')}</b>
      </p>
      <DataTable
        caption={t('decisions.recount.caption')}
        columns={[
          { label: t('decisions.column.group') },
          ...kinds.map((kind) => ({ label: t(`decisions.choice.${kind}`), number: true })),
        ]}
        rows={fromEntries.flatMap((line) => [
          ...(Object.keys(line.members).length > 0 ? [row(line, 'members')] : []),
          ...(Object.keys(line.participants).length > 0 ? [row(line, 'participants')] : []),
        ])}
      />
      <Section title={t('decisions.recount.how')}>
        <ol>
          {(['fetch', 'enrol', 'state', 'open', 'compare'] as const).map((step) => (
            <li>{t(`decisions.recount.how.${step}`, { call: `call:${scene.call.id}` })}</li>
          ))}
        </ol>
        <Meta>
          <Link to={`/record?obj=call:${scene.call.id}`}>{t('decisions.recount.entries')}</Link>
          {' · '}
          <Link to={`/calls/${scene.call.id}.json`}>{t('decisions.recount.json')}</Link>
        </Meta>
      </Section>
    </SceneFrame>
  )
}
