/** The door of `slots` for later domains, the composition and the bench. */
export * from './slot.ts'
export { compare, type Cost } from './rules/fairness.ts'
export { findSlots, type Finding, type FinderRefusal } from './rules/finder.ts'
