/** The door of `commands` for later domains. */
export { AMENDMENT_FORM, type AmendmentLabel } from './amendment-labels.ts'
export { FORM_LABELS } from './command-labels.ts'
export {
  ABOUTS,
  type AboutKind,
  type Command,
  type CommandKind,
  type Understood,
  type WrittenDay,
} from './command.ts'
export { isLabel } from './understand-body.ts'
export { IN_A_CAPACITY, isMyself, namedIn, oneNamed, type Held } from './understand-capacity.ts'
export { formWithin, interestIn } from './understand-form.ts'
export { understand } from './understand.ts'
