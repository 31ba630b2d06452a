/** The page of a window: when it closes, what silence means, how it was extended. Pure. */
import {
  DataTable,
  Empty,
  Field,
  Form,
  Hidden,
  History,
  Link,
  Meta,
  Page,
  Panel,
  Section,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { nativeName } from '../../platform/languages/index.ts'
import { PermanenceNotice } from '../people/index.ts'
import { dayOf, findWindowRule, inWords, roleTitles, type WindowRule } from '../templates/index.ts'
import { sayWarning } from './explain.ts'
import type { ProcessView } from './reading.ts'
import type { Served, Silence } from './reading-ways.ts'
import type { WindowWarning } from './rules-warnings.ts'
import { WindowDates, WindowTag } from './views-course.tsx'
import { reopeningsPath, SilenceParts } from './views-silence.tsx'
import { Said, textOf, useCrumbs } from './views-parts.tsx'
import { REASON_LENGTH_MAX, type Returned, Unplaced } from './views-stage.tsx'
import { missingLanguages, type Window } from './window.ts'

export type WindowProps = {
  readonly view: ProcessView
  readonly window: Window
  /** Why the reader may not extend it is said by the page itself. */
  readonly may: {
    readonly extend: boolean
    readonly publish: boolean
    /** Groups for which the reader may have it opened again. */
    readonly reopen: readonly string[]
    readonly unread: boolean
  }
  readonly returned?: Returned | undefined
  /** What speaks against its dates. */
  readonly warnings: readonly WindowWarning[]
  readonly silence: Silence
  /** What it is open for, where that has a page of its own. */
  readonly served: Served | undefined
}

export function WindowPage(props: WindowProps) {
  const { t } = useReader()
  const { view, window, returned } = props
  const { process, template, words } = view
  const rule = findWindowRule(template, window.kind)
  const title = textOf(words, process.title, t('processes.removed.title'))
  const crumbs = useCrumbs(process)
  return (
    <Page
      title={rule ? inWords(rule.title, t) : window.kind}
      section="processes"
      crumbs={[...crumbs, { label: <bdi>{title}</bdi>, href: `/processes/${process.slug}` }]}
      practice={process.practice}
      tags={<WindowTag window={window} />}
      lede={<WindowDates window={window} />}
      head={
        <>
          {rule && (
            <Meta>
              {inWords(rule.silenceMeans, t)} {t('processes.window.printed')}{' '}
              {t(`templates.late.${rule.late}`)}
            </Meta>
          )}
          {props.served && (
            <Meta>
              <Link to={props.served.href}>{t('processes.window.serves')}</Link>
            </Meta>
          )}
        </>
      }
    >
      {returned && !isShown(props) && <Unplaced returned={returned} />}
      <Warnings warnings={props.warnings} />
      <SilenceParts {...props} />
      <Languages {...props} />
      <Extensions {...props} />
      {rule && <ExtendForm {...props} rule={rule} />}
    </Page>
  )
}

function Warnings({ warnings }: Pick<WindowProps, 'warnings'>) {
  const { t } = useReader()
  if (warnings.length === 0) return null
  return (
    <Section title={t('processes.warn.title')}>
      <ul>
        {warnings.map((warning) => (
          <li>{sayWarning(warning, t)}</li>
        ))}
      </ul>
    </Section>
  )
}

/** Whether the form that came back has its place here: none to extend once it has closed. */
function isShown({ window, may, returned, served }: WindowProps): boolean {
  if (returned?.action === extensionsPath(window)) {
    return may.extend && window.state.kind === 'dated'
  }
  if (returned?.action === reopeningsPath(window)) {
    return may.reopen.length > 0 && !served?.refusal
  }
  return may.publish && missingLanguages(window).some((one) => one === languageIn(returned))
}

const extensionsPath = ({ id }: Window) => `/windows/${id}/extensions`
const languageIn = (returned: Returned | undefined) => returned?.again.typed['language']

function Languages({ window, may, returned }: WindowProps) {
  const { t } = useReader()
  const missing = missingLanguages(window)
  const action = `/windows/${window.id}/languages`
  return (
    <Section title={t('processes.window.languages')}>
      <DataTable
        caption={t('processes.window.languages')}
        captionUnseen
        columns={[
          { label: t('processes.window.language') },
          { label: t('processes.window.published') },
        ]}
        rows={window.languages.map((language) => {
          const there = window.published.find((one) => one.language === language)
          return [
            <span lang={language}>{nativeName(language)}</span>,
            there ? <When at={there.at} /> : t('processes.window.missing'),
          ]
        })}
      />
      {window.state.kind === 'waiting' && <p>{t('processes.window.waits')}</p>}
      {may.publish &&
        missing.map((language) => (
          <Form
            action={action}
            id={`publish-${language}`}
            quiet
            submit={t('processes.window.publish', { language: nativeName(language) })}
            again={languageIn(returned) === language ? returned?.again : undefined}
            refusal={languageIn(returned) === language ? returned?.refusal : undefined}
          >
            <Hidden name="language" value={language} />
            {may.unread && <PermanenceNotice />}
          </Form>
        ))}
    </Section>
  )
}

function Extensions({ view, window }: WindowProps) {
  const { t } = useReader()
  return (
    <Section title={t('processes.window.extensions')}>
      {window.extensions.length === 0 ? (
        <Empty>{t('processes.window.not-extended')}</Empty>
      ) : (
        <History
          steps={window.extensions.map(({ from, to, at, reason }) => ({
            at,
            what: t.rich('processes.window.extended', {
              from: <When at={from} brief />,
              to: <When at={to} brief />,
            }),
            note: <Said words={view.words} of={reason} />,
          }))}
        />
      )}
    </Section>
  )
}

function ExtendForm({ view, window, may, returned, rule }: WindowProps & { rule: WindowRule }) {
  const { t } = useReader()
  const { template } = view
  const action = extensionsPath(window)
  if (!may.extend || window.state.kind !== 'dated') {
    return (
      <Meta>
        {t('templates.rule.window.extension', {
          roles: roleTitles(template, rule.extension.by, t),
          times: rule.extension.times.count,
        })}
      </Meta>
    )
  }
  const back = returned?.action === action ? returned : undefined
  return (
    <Panel title={t('processes.window.extend')}>
      <p>{t('processes.window.extend.why')}</p>
      <Form
        action={action}
        submit={t('processes.window.extend.button')}
        again={back?.again}
        refusal={back?.refusal}
      >
        <Field
          name="to"
          type="date"
          label={t('processes.window.extend.to', { minute: rule.closesAt })}
          value={dayOf(window.state.closes)}
          required
        />
        <Field
          name="reason"
          label={t('processes.reason')}
          hint={t('processes.reason.hint')}
          required
          maxlength={REASON_LENGTH_MAX}
        />
        {may.unread && <PermanenceNotice />}
      </Form>
    </Panel>
  )
}
