/**
 * What became of the notice of a silent window: whom it reached, for whom silence counts nothing,
 * and how it was opened again. Pure. Small numbers are kept back, whoever asks.
 */
import {
  Choice,
  DataTable,
  Form,
  Hidden,
  History,
  Link,
  Meta,
  Panel,
  Section,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { nativeName } from '../../platform/languages/index.ts'
import { PermanenceNotice } from '../people/index.ts'
import { findWindowRule, groupTitle } from '../templates/index.ts'
import type { ProcessView } from './reading.ts'
import { explainInWindow } from './explain-reopening.ts'
import type { Served, Silence } from './reading-ways.ts'
import { isSmall, SMALL_NUMBER } from './rules-silence.ts'
import { Said } from './views-parts.tsx'
import { backTo, Reason, type Returned } from './views-stage.tsx'
import type { Window } from './window.ts'

export type SilentProps = {
  readonly view: ProcessView
  readonly window: Window
  readonly silence: Silence
  readonly may: { readonly reopen: readonly string[]; readonly unread: boolean }
  readonly returned?: Returned | undefined
  readonly served: Served | undefined
}

export const reopeningsPath = ({ id }: Window) => `/windows/${id}/reopenings`

export function SilenceParts(props: SilentProps) {
  const { view, window } = props
  return (
    <>
      <Standing {...props} />
      <Reached {...props} />
      <Reopenings view={view} window={window} />
      <AskForm {...props} />
    </>
  )
}

function Standing({ view, window, silence: { standing } }: SilentProps) {
  const { t } = useReader()
  if (!('missing' in standing)) return null
  const assents = isAssent(view, window)
  return (
    <Panel level={2}>
      <p>
        {standing.kind === 'reaching'
          ? t.rich(assents ? 'processes.silence.reaching' : 'processes.silence.waiting', {
              when: <When at={standing.until} />,
            })
          : t(assents ? 'processes.silence.failed' : 'processes.silence.missed')}
      </p>
      <ul>
        {standing.missing.map(({ group: id, short, bounced }) => {
          const group = groupTitle(view.template, id, t)
          return (
            <li>
              {short === 0
                ? t('processes.silence.unwritten', { group })
                : isSmall(short) || isSmall(bounced)
                  ? t('processes.silence.unreached-few', { group })
                  : t('processes.silence.unreached', { group, count: short, bounced })}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** Whether saying nothing was to mean something there. */
const isAssent = ({ template }: ProcessView, { kind }: Window): boolean =>
  findWindowRule(template, kind)?.silence === 'assent'

function Reached({ view, silence: { reaches } }: SilentProps) {
  const { t } = useReader()
  if (reaches.length === 0) return null
  const shown = (count: number) =>
    isSmall(count) ? t('processes.reach.few', { count: SMALL_NUMBER }) : String(count)
  return (
    <Section title={t('processes.reach.title')} id="reach">
      <DataTable
        caption={t('processes.reach.title')}
        captionUnseen
        columns={(['group', 'language', 'written', 'reached', 'bounced'] as const).map(
          (column) => ({
            label: t(`processes.reach.${column}`),
          }),
        )}
        rows={reaches.map(({ group, language, written, reached, bounced }) => [
          groupTitle(view.template, group, t),
          <span lang={language}>{nativeName(language)}</span>,
          shown(written),
          shown(reached),
          shown(bounced),
        ])}
      />
      <Meta>{t('processes.reach.note')}</Meta>
    </Section>
  )
}

/** Of this window, and from which earlier one it comes. */
function Reopenings({ view, window }: Pick<SilentProps, 'view' | 'window'>) {
  const { t } = useReader()
  const own = view.reopened.filter((one) => one.window === window.id || one.opened === window.id)
  if (own.length === 0) return null
  return (
    <Section title={t('processes.reopen.title')} id="reopenings">
      <History
        steps={own.map(({ at, group: id, opened, window: earlier, reason }) => {
          const group = groupTitle(view.template, id, t)
          const isLater = opened === window.id
          return {
            at,
            what: (
              <Link to={`/windows/${isLater ? earlier : opened}`}>
                {t(isLater ? 'processes.reopen.of' : 'processes.reopen.line', { group })}
              </Link>
            ),
            note: <Said words={view.words} of={reason} />,
          }
        })}
      />
    </Section>
  )
}

function AskForm({ view, window, may, returned, served }: SilentProps) {
  const { t, now } = useReader()
  const action = reopeningsPath(window)
  const [only, ...others] = may.reopen
  if (only === undefined) return null
  const { template } = view
  if (served?.refusal) return <Meta>{explainInWindow(served.refusal, { t, template, now })}</Meta>
  const title = (group: string) => groupTitle(template, group, t)
  const why = isAssent(view, window) ? 'processes.reopen.why' : 'processes.reopen.why.heard'
  return (
    <Panel title={t('processes.reopen.ask')} level={2}>
      <p>{t(why)}</p>
      <Form
        action={action}
        id="reopen"
        quiet
        submit={t('processes.reopen.button')}
        {...backTo(action, returned)}
      >
        {others.length === 0 ? (
          <Hidden name="group" value={only} />
        ) : (
          <Choice
            name="group"
            legend={t('processes.reopen.group')}
            required
            options={may.reopen.map((value) => ({ value, label: title(value) }))}
          />
        )}
        <Reason />
        {may.unread && <PermanenceNotice />}
      </Form>
    </Panel>
  )
}
