/** A form that works without scripts, cannot count twice, and comes back as it was typed. */
import { createContext, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { Problems } from './problems.tsx'
import { useReader } from './reader.tsx'
import { Refused } from './states.tsx'

export type FieldProblem = { readonly field: string; readonly message: string }

/** What came back: the words as they were typed, and what is wrong with them. */
export type Again = {
  readonly typed: Readonly<Record<string, string | readonly string[]>>
  readonly key?: string | undefined
  readonly problems?: readonly FieldProblem[] | undefined
}

export type FormProps = {
  readonly action: string
  /** Left out the first time. */
  readonly again?: Again | undefined
  /** Why a rule said no, in words. */
  readonly refusal?: ComponentChildren
  /** The verb on the button. Left out where `children` hold buttons of their own. */
  readonly submit?: string | undefined
  readonly quiet?: boolean | undefined
  /** Needed where two forms of one page have the same action. */
  readonly id?: string | undefined
  readonly panel?: boolean | undefined
  /** What is typed survives a closed tab. Never for anything sealed or private. */
  readonly keepDraft?: boolean | undefined
  readonly upload?: boolean | undefined
  /** A question: its answer has an address of its own, and nothing is saved. */
  readonly asks?: boolean | undefined
  /** Where its first text is sent as it is written; see `live-check.js`. */
  readonly checkedAt?: string | undefined
  readonly children?: ComponentChildren
}

type Filling = {
  readonly idOf: (name: string) => string
  readonly typed: (name: string) => string | readonly string[] | undefined
  readonly problem: (name: string) => string | undefined
  /** True for a form that came back, where an empty box means that it was emptied. */
  readonly returned: boolean
}

const Context = createContext<Filling | undefined>(undefined)

export function useForm(): Filling {
  const filling = useContext(Context)
  if (!filling) throw new Error('a field stands outside of a form')
  return filling
}

/** The name of the hidden field that tells one filling from the next; `http` reads it. */
const KEY_FIELD = 'key'

export function Form(props: FormProps) {
  const { action, again, refusal, submit, quiet, panel, keepDraft, upload, children } = props
  const { checkedAt, asks } = props
  const { href, newKey } = useReader()
  const id = props.id ?? `form${action.replace(/[^A-Za-z0-9]+/g, '-')}`
  const problems = again?.problems ?? []
  const filling: Filling = {
    idOf: (name) => `${id}-${name}`,
    typed: (name) => again?.typed[name],
    problem: (name) => problems.find(({ field }) => field === name)?.message,
    returned: again !== undefined,
  }
  return (
    <form
      method={asks ? 'get' : 'post'}
      action={href(action)}
      id={id}
      class={panel ? 'panel stack' : 'stack'}
      enctype={upload ? 'multipart/form-data' : undefined}
      data-keep={keepDraft ? '' : undefined}
      data-check={checkedAt && href(checkedAt)}
    >
      {!asks && <input type="hidden" name={KEY_FIELD} value={again?.key ?? newKey()} />}
      <Context.Provider value={filling}>
        {refusal && <Refused>{refusal}</Refused>}
        {problems.length > 0 && <Problems problems={problems} idOf={filling.idOf} />}
        {children}
      </Context.Provider>
      {submit && <Button quiet={quiet}>{submit}</Button>}
    </form>
  )
}

export type ButtonProps = {
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly quiet?: boolean | undefined
  /** One letter, for those whose hands stay on the keys; the browser says with which others. */
  readonly accessKey?: string | undefined
  /** Sends what is there, also where an answer is missing: to ask for one more box. */
  readonly unchecked?: boolean | undefined
  readonly children: ComponentChildren
}

export const Button = ({ name, value, quiet, accessKey, unchecked, children }: ButtonProps) => (
  <button
    class={quiet ? 'button quiet' : 'button'}
    name={name}
    value={value}
    accesskey={accessKey}
    formnovalidate={unchecked}
  >
    {children}
  </button>
)

/** What the form was opened with, carried on unseen until it is sent. */
export function Carried({ name }: { readonly name: string }) {
  const value = useForm().typed(name)
  return typeof value === 'string' ? <Hidden name={name} value={value} /> : null
}

/** A value that the page knows and the reader need not see. */
export const Hidden = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <input type="hidden" name={name} value={value} />
)
