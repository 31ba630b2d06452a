/** A summary in plain language: above the text that it is of, and on a page of its own. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Link,
  Meta,
  Panel,
  Prose,
  Tag,
  useReader,
  UserText,
  When,
} from '../../../platform/html/index.ts'
import { answerDue } from '../../stewards/index.ts'
import { roleTitle, type Template } from '../../templates/index.ts'
import type { SummaryShown } from '../load-summaries.ts'
import type { TextId } from '../text.ts'

type Props = {
  readonly template: Template
  readonly shown: SummaryShown
  /** The version that is read beside it. */
  readonly version: number
  readonly titled?: ComponentChildren
}

export function SummaryPanel({ template, shown, version, titled }: Props) {
  const { t } = useReader()
  const { summary, words } = shown
  return (
    <Panel tint level={2} title={titled ?? t('texts.summary')}>
      <Meta>
        {summary.version < version ? (
          <Tag tone="warn">
            {t('texts.summary.earlier', { number: summary.version, shown: version })}
          </Tag>
        ) : (
          <Tag>{t('texts.summary.of', { number: summary.version })}</Tag>
        )}{' '}
        {summary.machine !== undefined && (
          <Tag tone="warn">{t('texts.summary.machine', { machine: summary.machine })}</Tag>
        )}{' '}
        {t('texts.summary.only')}
      </Meta>
      {words === undefined ? (
        <p>{t('texts.removed')}</p>
      ) : (
        <Prose text={words} lang={summary.language} />
      )}
      <Meta>
        <ByWhom template={template} shown={shown} /> · <When at={summary.at} />
        <Objections shown={shown} />
      </Meta>
    </Panel>
  )
}

/** Each that waits for an answer, with its clock; else how many there are, or the way to object. */
function Objections({ shown: { summary, contests } }: Pick<Props, 'shown'>) {
  const { t, now } = useReader()
  if (summary.line === undefined) return null
  const waiting = contests.flatMap((contest) => answerDue(contest) ?? [])
  return (
    <>
      {' · '}
      <Link to={`/stewards/${summary.line}#contests`}>
        {contests.length === 0
          ? t('texts.summary.contest')
          : t('texts.summary.contested', { count: contests.length })}
      </Link>
      {waiting.map((due) => (
        <>
          {' '}
          <Tag tone={now < due ? 'warn' : 'bad'}>
            {t.rich(now < due ? 'texts.summary.contest.due' : 'texts.summary.contest.late', {
              when: <When at={due} />,
            })}
          </Tag>
        </>
      ))}
    </>
  )
}

function ByWhom({ template, shown: { summary, by } }: Pick<Props, 'template' | 'shown'>) {
  const { t } = useReader()
  return (
    <>
      {t.rich('texts.summary.by', {
        name: by ? (
          <Link to={by.path}>
            <UserText>{by.name}</UserText>
          </Link>
        ) : (
          <UserText>{summary.by}</UserText>
        ),
        role: roleTitle(template, summary.role, t),
      })}
    </>
  )
}

export type AboveText = {
  readonly shown: SummaryShown | undefined
  /** Whether the reader may write one: the text is long, and she holds the pen. */
  readonly writes: boolean
}

type AboveProps = Pick<Props, 'template' | 'version'> & {
  readonly id: TextId
  readonly above: AboveText
}

/** Before the words of a text; nothing where there is none and the reader can write none. */
export function SummaryAbove({ id, template, version, above: { shown, writes } }: AboveProps) {
  const { t } = useReader()
  if (!shown && !writes) return null
  return (
    <>
      {shown && <SummaryPanel template={template} shown={shown} version={version} />}
      <Meta>
        <Link to={`/texts/${id}/summary`}>
          {writes ? t('texts.summary.write') : t('texts.summary.all')}
        </Link>
      </Meta>
    </>
  )
}
