/** How many elements of an outcome one sheet asks about; form and schema agree on it. */

/** More make a plan, not a screening. */
export const ELEMENTS_MAX = 5
